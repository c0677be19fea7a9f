// Where the keyboard stands: null at the end of the walk, else its name, the box in which its focus
// must show, and whether a reader can see it there.
() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const shown = it.matches(".tc-chips input") ? it.nextElementSibling : it;
  const box = [...shown.getClientRects()].find((part) => part.width > 0) || new DOMRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const there = document.elementFromPoint(x, y);
  const around = 10;
  const left = Math.max(box.left - around, 0);
  const top = Math.max(box.top - around, 0);
  return {
    name: it.outerHTML.slice(0, 100),
    isInside: box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0,
    isSeen: shown.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    isOnTop: there !== null && (shown.contains(there) || there.contains(shown)),
    clip: {
      x: left,
      y: top,
      width: Math.min(box.right + around, innerWidth) - left,
      height: Math.min(box.bottom + around, innerHeight, top + 200) - top,
    },
  };
};
