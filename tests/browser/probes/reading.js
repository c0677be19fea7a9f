// What is wrong with the way in which this page stands in its window: faults by kind, and the
// number of pieces of text that were looked at.
async () => {
  await document.fonts.ready;
  const THAI = /[ก-๛]/;
  const pen = document.createElement("canvas").getContext("2d");
  const name = (it) => `${it.tagName.toLowerCase()}.${[...it.classList].join(".")}`;
  const faults = { sideways: [], cut: [], clipped: [], tight: [], over: [], spilt: [] };

  const ancestors = function* (it) {
    for (let up = it; up && up !== document.body; up = up.parentElement) yield up;
  };
  const isForEarsOnly = (it) =>
    [...ancestors(it)].some((up) => getComputedStyle(up).clipPath === "inset(50%)");
  const scrolls = (it) =>
    [...ancestors(it)].some((up) => /auto|scroll/.test(getComputedStyle(up).overflowX));

  // Every run of text in sight: its element, its style, and the ink of each of its lines.
  const runs = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const it = node.parentElement;
    if (!node.data.trim() || !it.checkVisibility({ visibilityProperty: true })) continue;
    if (it.closest("svg, script, .tc-skip") || isForEarsOnly(it)) continue;
    const style = getComputedStyle(it);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = pen.measureText(node.data);
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => {
      const base = box.top + ink.fontBoundingBoxAscent;
      return {
        left: box.left,
        right: box.right,
        top: base - ink.actualBoundingBoxAscent,
        bottom: base + ink.actualBoundingBoxDescent,
      };
    });
    if (lines.length) runs.push({ it, style, node, ink, lines });
  }

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    for (const it of document.querySelectorAll("body *"))
      if (it.getBoundingClientRect().right > width + 1) faults.sideways.push(name(it));
  }

  for (const { it, style, node, ink, lines } of runs) {
    const text = node.data.trim().slice(0, 30);
    const height = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
    if (THAI.test(node.data) && !(parseFloat(style.lineHeight) >= height - 0.5))
      faults.tight.push(`${name(it)} ${style.lineHeight} < ${height.toFixed(1)}: ${text}`);
    for (const up of ancestors(it)) {
      const look = getComputedStyle(up);
      if (look.textOverflow === "ellipsis" && up.scrollWidth > up.clientWidth)
        faults.cut.push(`${name(up)}: ${text}`);
      if (look.overflowY === "visible" || /auto|scroll/.test(look.overflowY)) continue;
      const box = up.getBoundingClientRect();
      for (const line of lines)
        if (line.top < box.top - 1 || line.bottom > box.bottom + 1)
          faults.clipped.push(`${name(up)}: ${text}`);
    }
    let block = it;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const edge = block.getBoundingClientRect().right + 1.5;
    if (lines.some((line) => line.right > edge) && !scrolls(it))
      faults.spilt.push(`${name(block)}: ${text}`);
  }

  const lines = runs.flatMap((run) => run.lines.map((line) => ({ ...line, run })));
  lines.sort((one, two) => one.top - two.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 2; next += 1) {
      const two = lines[next];
      if (two.left < one.right - 2 && one.left < two.right - 2)
        faults.over.push(
          `${name(one.run.it)} ${one.run.node.data.trim().slice(0, 20)} / ` +
            `${name(two.run.it)} ${two.run.node.data.trim().slice(0, 20)}`,
        );
    }
  });
  return [runs.length, faults];
};
