/* Shows a large picture without leaving the page. Without it, each picture is a link to its file. */
(function () {
  "use strict";

  var WORDS = { view: "ดูภาพขนาดใหญ่", before: "ก่อนหน้า", next: "ถัดไป", close: "ปิด" };
  var KEYS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 };
  var SWIPE = 50; /* pixels */

  function make(name, kind, parent) {
    var made = document.createElement(name);
    made.className = "tc-viewer__" + kind;
    parent.appendChild(made);
    return made;
  }

  function Viewer() {
    var dialog = document.createElement("dialog");
    var touch = null;
    dialog.className = "tc-viewer";
    dialog.setAttribute("aria-label", WORDS.view);
    var bar = make("div", "bar", dialog);
    this.place = make("p", "place", bar);
    this.place.setAttribute("role", "status");
    this.before = this.button("before", -1, bar);
    this.next = this.button("next", 1, bar);
    this.button("close", 0, bar);
    this.picture = make("img", "picture", dialog);
    this.caption = make("div", "caption", dialog);
    this.dialog = dialog;
    document.body.appendChild(dialog);

    dialog.addEventListener("keydown", function (event) {
      var step = KEYS[event.key];
      if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.show(this.at + step);
      }
    }.bind(this));
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) {
        dialog.close();
      }
    });
    dialog.addEventListener("touchstart", function (event) {
      touch = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: true });
    dialog.addEventListener("touchend", function (event) {
      var end = event.changedTouches[0];
      var aside = touch ? end.clientX - touch.clientX : 0;
      var is_level = touch && Math.abs(aside) > 2 * Math.abs(end.clientY - touch.clientY);
      if (is_level && Math.abs(aside) > SWIPE && !isZoomed()) {
        this.show(this.at + (aside > 0 ? -1 : 1));
      }
    }.bind(this), { passive: true });
  }

  function isZoomed() {
    return Boolean(window.visualViewport) && window.visualViewport.scale > 1.05;
  }

  Viewer.prototype.button = function (kind, step, parent) {
    var button = make("button", kind, parent);
    button.type = "button";
    button.textContent = WORDS[kind];
    button.addEventListener("click", function () {
      if (step) {
        this.show(this.at + step);
      } else {
        this.dialog.close();
      }
    }.bind(this));
    return button;
  };

  Viewer.prototype.open = function (links, at) {
    this.links = links;
    this.before.hidden = this.next.hidden = links.length < 2;
    this.show(at);
    this.dialog.showModal();
  };

  Viewer.prototype.show = function (at) {
    var link = this.links[(at + this.links.length) % this.links.length];
    var small = link.querySelector("img");
    var caption = link.parentNode.querySelector("figcaption");
    this.at = this.links.indexOf(link);
    this.place.textContent = link.getAttribute("data-place");
    this.picture.alt = small.alt;
    this.picture.width = small.getAttribute("width");
    this.picture.height = small.getAttribute("height");
    this.picture.src = link.href;
    this.caption.replaceChildren();
    if (caption) {
      this.caption.append.apply(this.caption, caption.cloneNode(true).childNodes);
    }
  };

  document.addEventListener("DOMContentLoaded", function () {
    var viewer = null;
    if (typeof HTMLDialogElement !== "function" || !Element.prototype.replaceChildren) {
      return;
    }
    document.addEventListener("click", function (event) {
      var link = event.target.closest(".tc-photos a[data-place]");
      var is_plain = !event.button && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!link || !is_plain) {
        return;
      }
      event.preventDefault();
      viewer = viewer || new Viewer();
      var links = link.closest(".tc-photos").querySelectorAll("a[data-place]");
      viewer.open(Array.from(links), Array.prototype.indexOf.call(links, link));
    });
  });
}());
