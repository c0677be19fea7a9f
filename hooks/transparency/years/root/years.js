/* On every page of every year, sealed ones too: the other years, and “this year is closed”.
   Sealed pages never change, so what they ask of this file holds for ever: data-year, data-base,
   data-path, and an element [data-years] behind a link. Keys of YEARS are only ever added. */
(function () {
  "use strict";

  var known = window.YEARS;
  var script = document.currentScript;
  var here = script.dataset;
  var path = here.path || "index.html";

  function digits(year) {
    return known.th ? year.replace(/\d/g, function (digit) {
      return String.fromCharCode(0x0E50 + Number(digit));
    }) : year;
  }

  function has(year) {
    var found = known.paths[path];
    return Boolean(found) && found.split(" ").indexOf(year) >= 0;
  }

  function link(address, text) {
    var a = document.createElement("a");
    a.href = here.base + address;
    a.textContent = text;
    return a;
  }

  /* To the same page of another year, or to that year's start. */
  function same(year, text) {
    return link(year + "/" + (has(year) ? path : "index.html"), text);
  }

  /* What became of a measure over the years, where more than one year has it. */
  function history() {
    var id = /^measures\/([a-z0-9-]+)\.html$/.exec(path);
    var isShared = id && id[1] !== "index" && (known.paths[path] || "").indexOf(" ") > 0;
    return isShared ? link("compare.html#" + id[1], "ประวัติของมาตรการนี้ทุกปี") : null;
  }

  /* The menu takes the place of the plain link: no line grows longer. */
  function selector() {
    var place = document.querySelector("[data-years]");
    var others = known.years.filter(function (year) { return year !== here.year; });
    var list = document.createElement("ul");
    var menu = document.createElement("details");
    var summary = document.createElement("summary");
    if (!place || !others.length) {
      return;
    }
    others.map(function (year) {
      var words = "ปีงบประมาณ " + digits(year) + (year === known.current ? " (ปีปัจจุบัน)" : "");
      return same(year, words + (has(year) ? "" : " หน้าแรก"));
    }).concat(history() || [], link("years.html", "ข้อมูลทุกปี")).forEach(function (a) {
      var item = document.createElement("li");
      item.appendChild(a);
      list.appendChild(item);
    });
    summary.textContent = "ดูปีงบประมาณอื่น";
    menu.appendChild(summary);
    menu.appendChild(list);
    place.appendChild(menu);
    place.previousElementSibling.hidden = true;
    place.hidden = false;
  }

  function phrase(words) {
    var span = document.createElement("span");
    span.className = "tc-phrase";
    span.textContent = words;
    return span;
  }

  /* A year that was closed by its own records has said so already: then only the way on is added. */
  function banner() {
    var said = document.querySelector(".tc-closed .tc-wrap");
    var words = has(known.current) ? "ดูหน้านี้ของปี " : "ไปหน้าแรกของปี ";
    var aside = document.createElement("aside");
    var wrap = said || document.createElement("div");
    var p = document.createElement("p");
    if (!said) {
      aside.className = "tc-closed";
      aside.setAttribute("aria-label", "ปีงบประมาณนี้ปิดแล้ว");
      wrap.className = "tc-wrap";
      p.appendChild(phrase("ปีงบประมาณ " + digits(here.year) + " ปิดแล้ว"));
      p.appendChild(document.createTextNode(" "));
      p.appendChild(phrase("ข้อมูลในหน้านี้ไม่เปลี่ยนอีก"));
      wrap.appendChild(p);
      aside.appendChild(wrap);
      script.parentNode.insertBefore(aside, script);
    }
    wrap.appendChild(same(known.current, words + digits(known.current)));
  }

  if (here.year !== known.current) {
    banner();
  }
  document.addEventListener("DOMContentLoaded", selector);
}());
