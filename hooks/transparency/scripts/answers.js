/* Answers queries: in a worker, or in the page where a browser allows no worker (from a disk). */
if (self.importScripts) {
  importScripts("index.js");
  self.onmessage = event => postMessage(self.tcSearch.answer(event.data));
}
(tc => {
  "use strict";

  const shown = 30;
  let corpus;
  let words;

  const letters = terms => terms.reduce((sum, term) => sum + term.typed.length, 0);

  /* The pages on which every term stands. */
  const shared = terms => !terms.length ? [] : [...terms[0].hits.keys()]
    .filter(page => terms.every(term => term.hits.has(page)));

  const has = (terms, page) => terms.filter(term => term.hits.has(page));
  const pagesOf = terms => [...new Set([].concat(...terms.map(term => [...term.hits.keys()])))];

  /* A question or several words: the words of their runs. At most a third of the letters may be unknown
     to the site, and three fifths must stand on a page, or a third if no page has those; all of them
     of one word that asks nothing. */
  function partly(terms, isAsked) {
    const found = [];
    let isLoose = isAsked || terms.length > 1;
    terms.forEach(term => {
      const telling = term.hits.size ? [term.typed] : words.runs(words.bare(term).typed);
      isLoose = isLoose || telling.join("").length < term.typed.length;
      found.push(...term.hits.size ? [term] : [].concat(...telling.map(words.known)));
    });
    const good = found.filter(term => term.hits.size && (isLoose || term.typed.length !== 1 && term.typed.length !== 2));
    const all = letters(found);
    const within = least => pagesOf(good).filter(page => letters(has(good, page)) >= least * all);
    return {
      terms: good,
      isCut: true,
      missing: found.filter(term => !term.hits.size),
      isPartly: !within(1).length,
      pages: letters(good) < .66 * all ? [] : (isLoose ? [.6, .3] : [1]).map(within).find(pages => pages.length) || [],
    };
  }

  /* Words that are known, but stand together nowhere: the pages that have the most of them. */
  function most(terms) {
    const pages = terms.every(term => term.hits.size) ? pagesOf(terms) : [];
    const best = Math.max(...pages.map(page => has(terms, page).length));
    return { terms, isPartly: true, pages: pages.filter(page => has(terms, page).length === best) };
  }

  const every = (terms, more) => ({ terms: terms.concat(more || []), pages: shared(terms) });

  /* Terms that stand somewhere, or the telling words of those that do not; these count more in the
     company in which they were typed. */
  function asked(terms) {
    const rests = terms.map(term => words.bare(term));
    return Object.assign(every(
      terms.map((term, i) => rests[i] === term ? term : words.bare(term, true)),
      rests.filter(rest => !terms.includes(rest)).map(rest => Object.assign({}, rest, { isWhole: true }))
    ), { isCut: true });
  }

  /* All words but those of asking; each word, then the whole in a near spelling; some of the words. */
  function look(query) {
    const { find, nearest, isStop } = words;
    const typed = words.split(query);
    const telling = typed.filter(word => !isStop(word));
    const terms = (telling.length ? telling : typed).map(word => find(word));
    const whole = typed.length > 1 ? [Object.assign(find(query), { isWhole: true })] : [];
    const pages = [...new Set(shared(terms).concat(shared(whole)))];
    if (pages.length) {
      return { terms: typed.map(word => find(word)).concat(whole), pages };
    }
    let near;
    let nearWhole;
    const ways = [
      () => asked(terms),
      () => {
        near = terms.map(nearest);
        nearWhole = whole.map(nearest).filter(term => term.hits.size);
        return every(near, nearWhole.map(term => Object.assign({}, term, { isNear: false })));
      },
      () => every(nearWhole),
      () => most(near),
      () => partly(terms, telling.length < typed.length),
    ];
    return ways.reduce((found, way) => found.pages.length ? found : way(), { pages });
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
     instead, with what was typed; the words to which a query was `cut` that stands nowhere; `missing`
     words; whether no page has all words; a `completion`. */
  tc.answer = typed => {
    if (!corpus) {
      const { config, docs } = JSON.parse(tc.unpacked(JSON.stringify(self.tcIndex)));
      corpus = tc.corpus(config, docs);
      words = tc.terms(corpus, config);
    }
    const query = typed.normalize("NFC").trim();
    const { terms, pages, missing, isPartly, isCut } = look(query);
    const ranked = tc.rank(corpus, terms, pages);
    const isFound = ranked.length > 0;
    return {
      query: typed,
      count: ranked.length,
      items: ranked.slice(0, shown).map(page => tc.item(corpus, terms, page)),
      near: isFound ? tc.spellings(terms.filter(term => term.isNear)) : [],
      cut: isFound && isCut ? [...new Set(terms.filter(({ typed, isWhole, isNear }) => typed && !isWhole && !isNear)
        .map(term => term.label))] : [],
      missing: isFound && missing ? missing.map(term => term.label) : [],
      isPartly: !!isPartly,
      completion: isFound ? suggestion(query, terms, ranked[0]) : "",
    };
  };
})(self.tcSearch);
