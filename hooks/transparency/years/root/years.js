/* On every page of every year, sealed ones too: the other years, and “this year is closed”.
   Sealed pages never change, so what they ask of this file holds for ever: data-year, data-base,
   data-path, an element [data-years]. Keys of YEARS are only ever added. */
(function () {
  "use strict";

  var known = window.YEARS;
  var here = document.currentScript.dataset;
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

  function link(year, text) {
    var a = document.createElement("a");
    a.href = here.base + year + "/" + (has(year) ? path : "index.html");
    a.textContent = text;
    return a;
  }

  /* What became of a measure over the years, where more than one year has it. */
  function history() {
    var id = /^measures\/([a-z0-9-]+)\.html$/.exec(path);
    var item = document.createElement("li");
    var a = document.createElement("a");
    if (!id || id[1] === "index" || !known.paths[path] || known.paths[path].indexOf(" ") < 0) {
      return null;
    }
    a.href = here.base + "compare.html#" + id[1];
    a.textContent = "ประวัติของมาตรการนี้ทุกปี";
    item.appendChild(a);
    return item;
  }

  function selector(place) {
    var others = known.years.filter(function (year) { return year !== here.year; });
    var list = document.createElement("ul");
    var menu = document.createElement("details");
    var summary = document.createElement("summary");
    if (!others.length) {
      return;
    }
    others.forEach(function (year) {
      var item = document.createElement("li");
      var words = "ปีงบประมาณ " + digits(year) + (year === known.current ? " (ปีปัจจุบัน)" : "");
      item.appendChild(link(year, words + (has(year) ? "" : " หน้าแรก")));
      list.appendChild(item);
    });
    if (history()) {
      list.appendChild(history());
    }
    summary.textContent = "เปลี่ยนปี";
    menu.appendChild(summary);
    menu.appendChild(list);
    place.appendChild(menu);
    place.hidden = false;
  }

  function paragraph(words) {
    var p = document.createElement("p");
    var strong = document.createElement("strong");
    strong.textContent = words;
    p.appendChild(strong);
    return p;
  }

  /* A year that was closed by its own records has said so already: then only the way on is added. */
  function banner(place) {
    var said = document.querySelector(".tc-closed .tc-wrap");
    var words = has(known.current) ? "ดูหน้านี้ของปี " : "ไปหน้าแรกของปี ";
    var aside = document.createElement("aside");
    var wrap = said || document.createElement("div");
    if (!said) {
      aside.className = "tc-closed";
      aside.setAttribute("aria-label", "ปีงบประมาณนี้ปิดแล้ว");
      wrap.className = "tc-wrap";
      wrap.appendChild(paragraph("ปีงบประมาณ " + digits(here.year) + " ปิดแล้ว ข้อมูลในหน้านี้ไม่เปลี่ยนอีก"));
      aside.appendChild(wrap);
      place.parentNode.insertBefore(aside, place);
    }
    wrap.appendChild(link(known.current, words + digits(known.current)));
  }

  function show() {
    var place = document.querySelector("[data-years]");
    if (!place) {
      return;
    }
    selector(place);
    if (here.year !== known.current && known.years.indexOf(known.current) >= 0) {
      banner(place.closest("[data-year-strip]") || place);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", show);
  } else {
    show();
  }
}());
