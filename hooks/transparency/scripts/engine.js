/* All lines of all pages as one folded text, and what can be found in it. */
(tc => {
  "use strict";

  const segmenter = self.Intl && Intl.Segmenter && new Intl.Segmenter("th", { granularity: "word" });
  const enough = 8;

  /* The words of a text; all of it is one in a browser that cannot tell. */
  tc.words = text => segmenter ? Array.from(segmenter.segment(text)) : [{ segment: text, index: 0 }];

  /* Thai letters came in the place of others that take less of the wire, see packing.py. */
  tc.unpacked = text => {
    const codes = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      codes[at] = code >> 7 === 1 || code >> 7 === 28 ? code ^ 0xE80 : code;
    }
    return new TextDecoder("utf-16le").decode(codes);
  };

  /* The pages of the index, and the headings that many of them have. A number stands for a line that
     was read before, nothing for the name of a measure. */
  function unpack({ numbered, repeated }, docs) {
    const read = [];
    const line = written => typeof written === "number" ? read[written] : read[read.push(written) - 1];
    return [docs.map(([location, number, weight, kind, title, names, text, parts]) => ({
      location,
      number,
      weight,
      kind: number && !kind ? `${numbered[0]} ${number}` : line(kind),
      title: line(title),
      names: names.map(line),
      text: text.map(line),
      parts: parts.map(([anchor, ...lines]) => [anchor, ...lines.map(line)]),
    })), repeated.map(line)];
  }

  tc.corpus = (config, packed) => {
    const [docs, repeated] = unpack(config, packed);
    const lines = [];
    docs.forEach((doc, page) => {
      const add = (raw, weight, part) => raw && lines.push({ raw: raw.normalize("NFC"), weight, page, part });
      /* Heavy lines first: of many places on a page only the first are kept. */
      (doc.number ? config.numbered : []).forEach(name => add(name + doc.number, 14));
      add(doc.title, 12);
      doc.names.forEach(name => add(name, 12));
      doc.parts.forEach(part => repeated.includes(part[1]) || add(part[1], 2.5, part));
      doc.number || add(doc.kind, 1);
      doc.text.forEach(line => add(line, 1));
      doc.parts.forEach(part => part.slice(2).forEach(line => add(line, 1, part)));
    });
    const folded = lines.map(line => tc.fold(line.raw));
    let start = 0;
    folded.forEach((line, i) => {
      Object.assign(lines[i], { start, size: line.length });
      start += line.length + 1;
    });
    return { docs, lines, text: folded.join("\n"), distinct: [...new Set(folded)].join("\n") };
  };

  /* Add the places of `form` to `hits`, a map from page to places. A number begins where it is found. */
  tc.find = ({ lines, text }, form, hits, known) => {
    const isNumber = /^\d/.test(form);
    let number = 0;
    for (let at = text.indexOf(form); at >= 0;) {
      while (number + 1 < lines.length && lines[number + 1].start <= at) {
        number++;
      }
      const line = lines[number];
      let next = at + 1;
      if (!isNumber || !/\d/.test(text[at - 1])) {
        const places = hits.get(line.page) || [];
        hits.set(line.page, places);
        places.push(Object.assign({ form, line, at: at - line.start, end: at - line.start + form.length }, known));
        if (places.length % enough === 0) {
          let after = number;
          while (lines[after] && lines[after].page === line.page) {
            after++;
          }
          next = lines[after] ? lines[after].start : text.length;
        }
      }
      at = text.indexOf(form, next);
    }
  };

  /* Where each folded sign of a line stands in its raw text, and whether a word begins there. */
  tc.look = line => {
    if (!line.map) {
      line.map = [];
      tc.fold(line.raw, line.map);
      line.begins = line.map.map(() => !segmenter);
      let sign = 0;
      tc.words(line.raw).forEach(word => {
        while (line.map[sign] < word.index) {
          sign++;
        }
        line.begins[sign] = true;
      });
      line.begins[line.size] = true;
    }
    return line;
  };

  /* Slips between two spellings: a sign changed, lost, added, or two exchanged. */
  tc.distance = (a, b) => {
    const rows = [Array.from(`${b} `, (_, i) => i)];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const slip = a[i - 1] === b[j - 1] ? 0 : 1;
        const swap = slip && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + slip,
          swap ? rows[i - 2][j - 2] + 1 : 99);
      }
    }
    return rows[a.length][b.length];
  };

  /* How many slips a word may have: more the longer it is, none in a number. */
  tc.slips = word => /^\d+$/.test(word) || word.length < 5 ? 0 : word.length < 9 ? 1 : word.length < 15 ? 2 : 3;

  /* A word without tones, and with one letter for those that are mistaken for each other. */
  const plain = form => form.replace(/[\u0E48-\u0E4B]/g, "")
    .replace(/[แใลศษณญีืู]/g, letter => "เไรสสนยิึุ"["แใลศษณญีืู".indexOf(letter)]);

  /* The spellings in the text that are nearest to a word of at most 31 signs; a number has none, and
     of three or four letters only a tone or such a letter may differ. */
  tc.near = (text, word) => {
    const size = word.length;
    const last = 1 << size - 1;
    const bits = {};
    let least = size < 3 || size > 31 ? 0 : size < 5 ? 1 : tc.slips(word);
    let ends = [];
    for (let i = 0; i < size; i++) {
      bits[word.charCodeAt(i)] |= 1 << i;
    }
    /* Hyyrö 2003: the slips of all beginnings of the word at once, as bits, sign by sign. */
    for (let at = 0, score = size, plus = -1, minus = 0, same = 0, diagonal = 0; least && at < text.length; at++) {
      const before = same;
      same = bits[text.charCodeAt(at)] | 0;
      diagonal = ((same & plus) + plus ^ plus) | same | minus | (~diagonal & same) << 1 & before;
      const up = minus | ~(diagonal | plus);
      const down = diagonal & plus;
      score += (up & last ? 1 : 0) - (down & last ? 1 : 0);
      plus = down << 1 | ~(diagonal | up << 1);
      minus = up << 1 & diagonal;
      if (score <= least) {
        ends = score < least ? [] : ends;
        least = score;
        ends.push(at + 1);
      }
    }
    return forms(word, text, ends, least);
  };

  /* Cut them out: of those that end close together the ones whose length is nearest. */
  function forms(word, text, ends, least) {
    const digits = form => form.replace(/\D/g, "");
    const found = new Set();
    const seen = new Set();
    ends.forEach(end => {
      const tail = text.slice(end - word.length - least, end);
      for (let size = word.length - least; !seen.has(tail) && size <= word.length + least; size++) {
        const form = text.slice(end - size, end);
        if ((word.length > 4 || plain(form) === plain(word)) && !/^[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]|\n/.test(form) && digits(form) === digits(word) && tc.distance(word, form) === least) {
          found.add(form);
        }
      }
      seen.add(tail);
    });
    return [...found].slice(0, 60);
  }
})(self.tcSearch);
