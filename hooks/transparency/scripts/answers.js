/* Answers queries: in a worker, or in the page where a browser allows no worker (from a disk). */
if (self.importScripts) {
  importScripts("index.js");
  self.onmessage = event => postMessage(self.tcSearch.answer(event.data));
}
(tc => {
  "use strict";

  const shown = 30;
  const longest = 28;
  let corpus;
  let synonyms;
  let stops;

  function setUp({ config, docs }) {
    corpus = tc.corpus(config, docs);
    stops = new Set(config.stops.map(word => tc.fold(word)));
    synonyms = new Map();
    config.synonyms.map(words => words.map(word => tc.fold(word))).forEach(forms => forms.forEach(form => {
      synonyms.set(form, (synonyms.get(form) || []).concat(forms));
    }));
  }

  const others = forms => [].concat(...forms.map(form => synonyms.get(form) || []));

  /* What was typed, and where that, or a `near` spelling, or a word like it stands. Two letters, or a
     dotted abbreviation, must begin a word: รถ does not mean สามารถ. */
  function find(label, near, alike) {
    const typed = tc.fold(label);
    const forms = near || [typed];
    const isDotted = label.endsWith(".") && typed.length < 5;
    const hits = new Map();
    new Set(forms.concat(alike || others(forms))).forEach(form => form && tc.find(corpus, form, hits, {
      must: isDotted || (form.length < 3 && !/\d/.test(form)),
      factor: forms.includes(form) ? 1 : .6,
    }));
    return { label, typed, hits, isNear: !!near };
  }

  /* A term in the spellings of the site and of the lists that are nearest to it. */
  function nearest(term) {
    const { label, typed, hits } = term;
    if (hits.size) {
      return term;
    }
    const near = tc.near(corpus.text, typed);
    const least = near.length ? tc.distance(typed, near[0]) : tc.slips(typed);
    const listed = [...synonyms.keys()].filter(form => tc.distance(typed, form) <= least);
    return find(label, near.concat(listed), others(listed));
  }

  const letters = terms => terms.reduce((sum, term) => sum + term.typed.length, 0);
  const isStop = word => stops.has(tc.fold(word));

  /* The words of a query; neighbours that make one entry of the lists stay together. */
  function split(query) {
    const words = query.split(/\s+/).filter(word => tc.fold(word));
    for (let i = 0; i < words.length; i++) {
      for (let count = 3; count > 1; count--) {
        const together = words.slice(i, i + count).join(" ");
        if (synonyms.has(tc.fold(together))) {
          words.splice(i, count, together);
        }
      }
    }
    return words;
  }

  /* The pages on which every term stands. */
  const shared = terms => !terms.length ? [] : [...terms[0].hits.keys()]
    .filter(page => terms.every(term => term.hits.has(page)));

  /* A term that is too long for a search of near spellings, in pieces. */
  function pieces(term) {
    const count = term.hits.size ? 1 : Math.ceil(term.typed.length / longest);
    const size = Math.ceil(term.typed.length / count);
    return count < 2 ? [term] : Array.from({ length: count }, (_, i) =>
      find(term.typed.slice(i * size, i * size + size)));
  }

  /* A query without the longer words of asking at its ends. */
  function bare(typed) {
    const word = [...stops].find(stop => stop.length > 3 && stop.length < typed.length &&
      (typed.endsWith(stop) || typed.startsWith(stop)));
    return word ? bare(typed.endsWith(word) ? typed.slice(0, -word.length) : typed.slice(word.length)) : typed;
  }

  /* The runs of telling words, parted by those of asking. */
  function runs(text) {
    const found = [[]];
    tc.words(text).filter(({ segment }) => tc.fold(segment)).forEach(({ segment }) => {
      if (isStop(segment)) {
        found.push([]);
      } else {
        found[found.length - 1].push(segment);
      }
    });
    return found.filter(run => run.length);
  }

  const together = run => find(run.join(""));

  /* A run of words as one term if it is known, else word by word. */
  function known(run) {
    const whole = nearest(together(run));
    return whole.hits.size ? [whole] : run.map(word => find(word));
  }

  /* A question: its telling words, or runs of them. At most a third of their letters may be unknown to
     the site, and three fifths must stand on a page; all of them if nothing was asked. */
  function partly(terms) {
    const found = [];
    let isAsked = false;
    terms.forEach(term => {
      if (term.hits.size) {
        found.push(term);
        return;
      }
      const parts = runs(bare(term.typed));
      isAsked = isAsked || tc.fold([].concat(...parts).join("")) !== term.typed;
      parts.forEach(run => found.push(...known(run)));
    });
    const good = found.filter(term => term.hits.size && (isAsked || term.typed.length > 2));
    const pages = new Set([].concat(...good.map(term => [...term.hits.keys()])));
    const least = (isAsked ? .6 : 1) * letters(found);
    return {
      terms: good,
      missing: found.filter(term => !term.hits.size),
      pages: letters(good) < .66 * letters(found) ? [] : [...pages].filter(page =>
        letters(good.filter(term => term.hits.has(page))) >= least),
    };
  }

  /* All words; all but those of asking; the whole, then each word in a near spelling; some words. */
  function look(query) {
    const words = split(query);
    const telling = words.filter(word => !isStop(word));
    const whole = words.length > 1 ? [Object.assign(find(query), { isWhole: true })] : [];
    const exact = (telling.length ? telling : words).map(word => find(word));
    const stripped = exact.map(term => term.hits.size ? term : find(bare(term.typed)));
    for (const terms of [words.map(word => find(word)), exact, stripped]) {
      const pages = [...new Set(shared(terms).concat(shared(whole)))];
      if (pages.length) {
        return { terms: terms.concat(whole), pages };
      }
    }
    for (const some of [whole, exact]) {
      const terms = [].concat(...some.map(pieces)).map(nearest);
      const pages = shared(terms);
      if (pages.length) {
        return { terms, pages };
      }
    }
    return partly(exact);
  }

  /* The query, completed to the end of the word in which it was found. */
  function suggestion(query, terms, page) {
    const last = terms.find(term => query.endsWith(term.label));
    for (const { form, line, at, end } of last && last.hits.get(page) || []) {
      const { raw, map, begins } = tc.look(line);
      const stop = begins.indexOf(true, end);
      if (form === last.typed && begins[at] && stop > end) {
        return query + raw.slice(map[end], tc.spread(raw, map, end, stop)[1]);
      }
    }
    return "";
  }

  /* What is shown for a query: `items`, of `count` pages; `near` spellings that were looked for
     instead, with what was typed; `missing` words; a `completion` of the query. */
  tc.answer = typed => {
    if (!corpus) {
      setUp(self.tcIndex);
    }
    const query = typed.normalize("NFC").trim();
    const { terms, pages, missing } = look(query);
    const ranked = tc.rank(corpus, terms, pages);
    const isFound = ranked.length > 0;
    return {
      query: typed,
      count: ranked.length,
      items: ranked.slice(0, shown).map(page => tc.item(corpus, terms, page)),
      near: isFound ? tc.spellings(terms.filter(term => term.isNear)) : [],
      missing: isFound && missing ? missing.map(term => term.label) : [],
      completion: isFound ? suggestion(query, terms, ranked[0]) : "",
    };
  };
})(self.tcSearch);
