// Wait for axe; return how many rules passed, and one line for each rule that did not.
async () => {
  const read = await window.reading;
  const line = (it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`;
  return [read.passes.length, read.violations.map(line)];
};
