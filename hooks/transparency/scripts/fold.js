/* One spelling of what looks alike, for texts and for queries. */
self.tcSearch = self.tcSearch || {};
(tc => {
  "use strict";

  const mark = "[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]";
  const sign = "[\\0-/:-@[-`{-\xBF×÷ฯ฿๏๚๛\u180E\u2000-\u206F\u20A0-\u20CF\u2190-\u2BFF\u3000-\u303F\uFE00-\uFE0F\uFEFF]";
  const changing = RegExp(`${sign}+|[๐-๙]|เเ|ๅ|${mark}{2,}า?|\u0E4Dา`, "g");
  const isMark = RegExp(mark);
  const isSign = RegExp(sign);
  const isDigit = /[0-9๐-๙]/;
  const isUnseen = /^[\xAD\u180E\u200B-\u200F\u202A-\u206F\uFEFF]+$/;

  /* Blanks and signs go; between numbers a blank stays: 12/2564, but 1,063,000. */
  function between(run, at, text) {
    const after = text.slice(at + run.length, at + run.length + 4);
    return isDigit.test(text.charAt(at - 1)) && isDigit.test(after[0]) &&
      !isUnseen.test(run) && !(run === "," && /^[0-9๐-๙]{3}([^0-9๐-๙]|$)/.test(after)) ? " " : "";
  }

  /* The vowel stands before the tone, sara am behind it in one piece, no mark twice. */
  const inOrder = run => run
    .replace(/\u0E4D([่-๋]*)า/, "$1ำ")
    .replace(/ำ([่-๋]+)/, "$1ำ")
    .replace(/([่-๋])([ัิ-ฺ็\u0E4D])/g, "$2$1")
    .replace(/([์๎])([ิุ])/g, "$2$1")
    .replace(/(.)\1+/g, "$1");

  function change(run, at, text) {
    return run === "เเ" ? "แ" : run === "ๅ" ? "า"
      : /[๐-๙]/.test(run) ? String.fromCharCode(run.charCodeAt(0) - 0x0E20)
        : isMark.test(run) ? inOrder(run) : between(run, at, text);
  }

  /* `map`, an array, receives where each folded sign stood, and the end. */
  tc.fold = (text, map) => {
    const small = text.toLowerCase();
    let done = 0;
    const copy = end => {
      while (map && done < end) {
        map.push(done++);
      }
    };
    const folded = (small.length === text.length ? small : text).replace(changing, (run, at, all) => {
      const changed = change(run, at, all);
      copy(at);
      copy(at + Math.min(changed.length, run.length));
      done = at + run.length;
      return changed;
    });
    copy(text.length + 1);
    return folded;
  };

  /* The text that was folded to the signs `from` to `to`: letters whole, no blank behind. */
  tc.spread = (text, map, from, to) => {
    let start = map[from];
    let end = map[to];
    while (end > start + 1 && isSign.test(text[end - 1])) {
      end--;
    }
    while (start && isMark.test(text[start])) {
      start--;
    }
    while (isMark.test(text[end])) {
      end++;
    }
    return [start, end];
  };

  /* Where folded forms stand in a text, in order. */
  tc.spots = (text, forms) => {
    const map = [];
    const folded = tc.fold(text, map);
    const found = [];
    forms.forEach(form => {
      for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
        found.push(tc.spread(text, map, at, at + form.length));
      }
    });
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };
})(self.tcSearch);
