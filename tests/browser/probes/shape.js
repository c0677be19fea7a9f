// What this page shows and what it is made of: its title, its text, each element and comment with
// every attribute, and those of them that no page of ours has.
() => {
  const STRANGE = "base, embed, frame, iframe, object, script:not([src]), [http-equiv=refresh]";
  const isStrange = (it) =>
    it.matches(STRANGE) ||
    [...it.attributes].some((one) => /^on/.test(one.name) || /^\s*javascript:/i.test(one.value) &&
      /^(href|src|action|formaction|data)$/.test(one.localName));
  const written = (node) =>
    [node.nodeName, ...[...(node.attributes || [])].map((it) => `${it.name}=${it.value}`)].join(" ");
  for (const it of document.querySelectorAll("details")) it.open = true;
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  const parts = [];
  while (walker.nextNode()) parts.push(written(walker.currentNode));
  const strange = [...document.querySelectorAll("*")].filter(isStrange).map(written);
  return [document.title, document.body.innerText, parts, strange];
};
