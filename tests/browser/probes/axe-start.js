// Start axe with the given rules; do not wait for it.
(rules) => {
  window.reading = axe.run(document, { runOnly: rules, resultTypes: ["violations", "incomplete"] });
};
