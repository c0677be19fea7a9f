/* Marks what was searched for on the page that was found: ?h=word&h=word in its address. */
(tc => {
  "use strict";

  /* The text of one element may stand in several nodes: a word across two of them stays unmarked. */
  function markNode(node, forms) {
    const text = node.data;
    let done = 0;
    const pieces = [];
    tc.spots(text, forms).forEach(([start, end]) => {
      if (start >= done) {
        const mark = document.createElement("mark");
        mark.textContent = text.slice(start, end);
        pieces.push(text.slice(done, start), mark);
        done = end;
      }
    });
    if (done) {
      node.replaceWith(...pieces, text.slice(done));
    }
  }

  tc.mark = (root, words) => {
    const forms = words.map(word => tc.fold(word)).filter(Boolean);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("svg, script, style, mark")) {
        nodes.push(walker.currentNode);
      }
    }
    nodes.forEach(node => markNode(node, forms));
  };
})(self.tcSearch);
