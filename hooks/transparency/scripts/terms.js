/* The words of queries: what was typed, where it stands, and what was meant by it. */
(tc => {
  "use strict";

  const withoutMarks = form => form.replace(/[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]/g, "");

  tc.terms = (corpus, config) => {
    const stops = config.stops.map(word => tc.fold(word));
    const synonyms = new Map();
    config.synonyms.map(words => words.map(word => tc.fold(word))).forEach(forms => forms.forEach(form => {
      synonyms.set(form, (synonyms.get(form) || []).concat(forms));
    }));

    const others = forms => [].concat(...forms.map(form => synonyms.get(form) || []));

    /* What was typed, and where that, or a `near` spelling, or a word like it stands. A word of two
       letters must begin a word: รถ does not mean สามารถ, nor พัน สัมพันธ์; a dotted abbreviation must be one. */
    function find(label, near, alike, isPart) {
      const typed = tc.fold(label);
      const forms = near || [typed];
      const isDotted = label.endsWith(".") && typed.length < 5;
      const hits = new Map();
      const isShort = form => !isPart && withoutMarks(form).length < 3 && !/\d/.test(form);
      new Set(forms.concat(alike || others(forms))).forEach(form => form && tc.find(corpus, form, hits, {
        must: isDotted && forms.includes(form) ? 2 : isShort(form) ? 1 : 0,
        factor: forms.includes(form) ? 1 : .6,
      }));
      return { label, typed, hits, isNear: !!near };
    }

    /* How well a near spelling fits the words of the site: it ends with one, it begins with one. */
    function fit(form) {
      const hits = new Map();
      tc.find(corpus, form, hits);
      return Math.max(...[].concat(...hits.values()).slice(0, 50).map(({ line, at, end }) => {
        const { begins } = tc.look(line);
        return (begins[end] ? 2 : 0) + (begins[at] ? 1 : 0);
      }));
    }

    /* Of near spellings those that fit best; a short one must end a word. */
    function fitting(forms) {
      const fits = forms.map(fit);
      const best = Math.max(...fits);
      return forms.filter((form, i) => fits[i] === best && best > (form.length > 6 ? 0 : 2));
    }

    /* A term in the spellings of the site and of the lists that are nearest to it. */
    function nearest(term) {
      const { label, typed, hits } = term;
      if (hits.size) {
        return term;
      }
      const near = fitting(tc.near(corpus.distinct, typed));
      const least = near.length ? tc.distance(typed, near[0]) : tc.slips(typed);
      const listed = [...synonyms.keys()].filter(form =>
        Math.abs(form.length - typed.length) <= least && tc.distance(typed, form) <= least);
      return find(label, near.concat(listed), others(listed));
    }

    /* Whether a word asks only: อยู่ที่ไหน, ปีนี้. */
    const asks = word => stops.includes(tc.fold(word));
    const isStop = word => asks(word) || tc.words(word).every(({ segment }) => asks(segment));

    /* The words of a query, a listed abbreviation apart from what is glued to it; neighbours that make
       one entry of the lists stay together. */
    function split(query) {
      const words = query.replace(/\S+\.(?=\S)/g, head => synonyms.has(tc.fold(head)) ? head + " " : head)
        .split(/\s+/).filter(word => tc.fold(word));
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

    /* A term without one word of asking at its ends. */
    function less({ typed }) {
      const inside = tc.words(typed).map(word => word.segment);
      const ends = [inside[0], inside[inside.length - 1]];
      const word = stops.find(stop => stop.length < typed.length &&
        (stop.length > 3 || ends.includes(stop)) && (typed.endsWith(stop) || typed.startsWith(stop)));
      return word && find(typed.endsWith(word) ? typed.slice(0, -word.length) : typed.slice(word.length));
    }

    /* A term; if it stands nowhere, without as many such words as it takes, or without them all. */
    function bare(term, all) {
      const rest = !term.hits.size || all ? less(term) : null;
      return rest ? bare(rest, all) : term;
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
      return found.filter(run => run.length).map(run => run.join(""));
    }

    /* The words of a run; what stands in the lists stays whole. */
    function cut(run) {
      const [listed] = [...synonyms.keys()].filter(form => form.length > 2 && run.includes(form))
        .sort((a, b) => b.length - a.length);
      const at = run.indexOf(listed);
      return !run ? [] : listed ? [...cut(run.slice(0, at)), listed, ...cut(run.slice(at + listed.length))]
        : tc.words(run).map(word => word.segment);
    }

    /* The words of a run, which count more where they stand together; a near spelling of it if one is unknown. */
    function known(run) {
      const whole = find(run);
      const words = cut(run).map(word => find(word, null, null, true));
      if (words.every(word => word.hits.size)) {
        return words.length > 1 && whole.hits.size ? words.concat(Object.assign(whole, { typed: "" })) : words;
      }
      const near = nearest(whole);
      return near.hits.size ? [near] : words;
    }

    return { find, nearest, isStop, split, bare, runs, known };
  };
})(self.tcSearch);
