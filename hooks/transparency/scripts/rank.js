/* The order of what was found, and what is shown of it. */
(tc => {
  "use strict";

  const extract = 240;
  const refined = 60;
  const patience = 600;

  /* A whole word counts more than the beginning of one, and that more than its end or inside. */
  function fit(place) {
    const { begins } = tc.look(place.line);
    return begins[place.at] ? (begins[place.end] ? 1 : place.must > 1 ? 0 : .6)
      : place.must ? 0 : begins[place.end] ? .35 : .25;
  }

  /* A title counts more the more of it was found, a numbered name hardly without its number. */
  function worth({ line, at, end, factor }) {
    const share = line.weight < 10 ? 1 : .4 + .6 * (end - at) / line.size;
    return factor * line.weight * (line.weight > 12 && end < line.size ? .01 : share);
  }

  function score({ docs }, terms, page, isFine) {
    let sum = 0;
    let isFound = true;
    terms.forEach(term => {
      const places = term.hits.get(page);
      if (places) {
        const best = Math.max(...places.map(place => worth(place) * (isFine ? fit(place) : 1)));
        const rarity = Math.log(1 + docs.length / term.hits.size);
        sum += (best + (term.isWhole ? 12 : 0)) * rarity * (1 + Math.log2(places.length) / 5);
        isFound = term.isWhole || isFound && best > 0;
      }
    });
    return isFound ? sum * docs[page].weight : 0;
  }

  /* Pages, best first. Only the first of them are looked at word by word. */
  tc.rank = (corpus, terms, pages) => {
    const inOrder = (some, isFine) => some.map(page => [page, score(corpus, terms, page, isFine)])
      .filter(one => one[1]).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(one => one[0]);
    const rough = inOrder(pages, false);
    let fine = inOrder(rough.slice(0, refined), true);
    let at = refined;
    while (!fine.length && at < Math.min(patience, rough.length)) {
      fine = inOrder(rough.slice(at, at += refined), true);
    }
    return fine.concat(fine.length ? rough.slice(at) : []);
  };

  /* A place where no letter is cut, behind a blank if there is one close by. */
  function edge(text, at) {
    const blank = text.indexOf(" ", at);
    let place = blank >= 0 && blank < at + 20 ? blank + 1 : at;
    while (/[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E\u0300-\u036F\uDC00-\uDFFF]/.test(text[place])) {
      place--;
    }
    return place;
  }

  /* A text cut so that every second piece is a found form; of a long one what stands round the first. */
  function marked(text, forms) {
    const spots = tc.spots(text, forms);
    const first = spots.length ? spots[0][0] - extract / 4 : 0;
    const from = text.length > extract && first > 0 ? edge(text, first) : 0;
    const to = text.length > from + extract ? edge(text, from + extract) : text.length;
    const pieces = [from ? "…" : ""];
    let done = from;
    spots.forEach(([start, end]) => {
      if (start >= done && end <= to) {
        pieces[pieces.length - 1] += text.slice(done, start);
        pieces.push(text.slice(start, end), "");
        done = end;
      }
    });
    pieces[pieces.length - 1] += text.slice(done, to) + (to < text.length ? "…" : "");
    return pieces;
  }

  const asWritten = ({ line, at, end }) => line.raw.slice(...tc.spread(line.raw, tc.look(line).map, at, end));

  /* What was typed beside the spelling that was found instead. */
  tc.spellings = terms => terms.map(term => {
    const [[place]] = term.hits.values();
    return [term.label, asWritten(place)];
  });

  /* One page of the answer, and up to three of its parts; `words` as they stand there. */
  tc.item = ({ docs }, terms, page) => {
    const doc = docs[page];
    const places = [].concat(...terms.map(term => term.hits.get(page) || [])).filter(fit);
    const forms = [...new Set(places.map(place => place.form))];
    const lines = new Map();
    places.forEach(({ line, form }) => lines.set(line, (lines.get(line) || new Set()).add(form)));
    const found = [...lines.keys()].sort((a, b) => lines.get(b).size - lines.get(a).size);
    const [best] = found.filter(line => line.weight < 14 && line.raw !== doc.title);
    const parts = [...new Set(found.map(line => line.part))].filter(Boolean).slice(0, 3);
    return {
      location: doc.location,
      kind: doc.kind,
      title: marked(doc.title, forms),
      text: marked(best ? best.raw : doc.names.concat(doc.text, "")[0], forms),
      parts: parts.map(([anchor, heading]) => ({ anchor, heading: marked(heading, forms) })),
      words: [...new Set(places.filter(place => place.line.weight < 14).map(asWritten))].slice(0, 8),
    };
  };
})(self.tcSearch);
