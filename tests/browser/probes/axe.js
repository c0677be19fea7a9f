// Let axe read by the given rules; return how many passed, and one line for each that did not.
async (rules) => {
  const read = await axe.run(document, {
    runOnly: rules,
    resultTypes: ["violations", "incomplete"],
  });
  const line = (it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`;
  return [read.passes.length, read.violations.map(line)];
};
