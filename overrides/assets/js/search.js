/* The search box before it is touched: the engine and its index are fetched only then. */
(function () {
  "use strict";

  var folder = new URL("search/", document.currentScript.src).href;
  var asked = new URLSearchParams(location.search);
  var form = document.querySelector(".tc-search");
  var isStarted = false;
  var isEntered = false; /* before the box has come */

  /* Script elements, because from a disk nothing else may be read. */
  function load(names, then) {
    var script = document.createElement("script");
    script.src = folder + names[0] + ".js";
    script.onload = function () {
      if (names.length > 1) {
        load(names.slice(1), then);
      } else {
        then();
      }
    };
    document.head.appendChild(script);
  }

  function start() {
    if (!isStarted) {
      isStarted = true;
      load(["box"], function () {
        self.tcSearchBox(form, folder, load, isEntered);
      });
    }
  }

  function open() {
    form.classList.add("tc-search--open");
    form.elements.q.focus();
    start();
  }

  if (asked.has("h")) {
    load(["engine", "marks"], function () {
      self.tcSearch.mark(document.getElementById("content"), asked.getAll("h"));
    });
  }
  if (form) {
    form.elements.q.addEventListener("focus", start);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      isEntered = true;
    });
    document.querySelector(".tc-search-open").addEventListener("click", function (event) {
      event.preventDefault();
      open();
    });
    if (asked.get("q")) {
      form.elements.q.value = asked.get("q");
      open();
    }
  }
}());
