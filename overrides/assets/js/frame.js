/* The frame's only script: light or dark, and the phone menu's manners. The page is whole without it. */
(function () {
  "use strict";

  var KEY = "tc-scheme";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  function store(scheme) {
    try {
      localStorage.setItem(KEY, scheme);
    } catch (refused) {
      /* The choice then lasts for this page only. */
    }
  }

  function scheme() {
    var choice = stored();
    if (choice === "default" || choice === "slate") {
      return choice;
    }
    return dark.matches ? "slate" : "default";
  }

  function paint(name) {
    var button = document.querySelector(".tc-scheme");
    root.setAttribute("data-md-color-scheme", name);
    if (button) {
      button.setAttribute("aria-pressed", String(name === "slate"));
    }
  }

  function mendScheme() {
    var button = document.querySelector(".tc-scheme");
    if (!button) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      var next = root.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      store(next);
      paint(next);
    });
  }

  function mendMenu() {
    var menu = document.querySelector(".tc-menu");
    if (!menu) {
      return;
    }
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    ["click", "focusin"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        if (menu.open && !menu.contains(event.target)) {
          menu.open = false;
        }
      });
    });
  }

  /* Not from a disk: there a browser refuses to fetch fonts ahead, and says so on each page. */
  function fetchFonts() {
    document.currentScript.dataset.fonts.trim().split(" ").forEach(function (address) {
      var link = document.createElement("link");
      link.rel = "preload";
      link.as = "font";
      link.type = "font/woff2";
      link.crossOrigin = "";
      link.href = address;
      document.head.appendChild(link);
    });
  }

  if (location.protocol !== "file:") {
    fetchFonts();
  }

  /* At once, in the head: no flash of the wrong scheme. */
  root.classList.remove("no-js");
  root.classList.add("js");
  paint(scheme());

  document.addEventListener("DOMContentLoaded", function () {
    mendScheme();
    mendMenu();
    paint(scheme());
  });

  function follow() {
    paint(scheme());
  }
  if (dark.addEventListener) {
    dark.addEventListener("change", follow);
  }
  window.addEventListener("storage", follow);
}());
