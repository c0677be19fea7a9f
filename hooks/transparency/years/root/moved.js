/* Lead on from an old address, with what stands behind ? and #; a refresh alone would lose both. */
(function () {
  "use strict";
  var to = document.currentScript.dataset.to;
  location.replace(to + location.search + location.hash);
}());
