/* The search box once it is touched: what is typed goes to the engine, answers become a list of links. */
(() => {
  "use strict";

  const phone = matchMedia("(max-width: 44.99em)");

  /* An element with classes, texts and other elements in it; never markup. */
  function make(name, className, ...inside) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...inside.filter(one => one !== ""));
    return element;
  }

  function link(className, href, ...inside) {
    const element = make("a", className, ...inside);
    element.href = href;
    return element;
  }

  function button(className, text, act) {
    const element = make("button", className, text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /* Every second piece was found. */
  const marked = pieces => pieces.map((piece, i) => i % 2 ? make("mark", "", piece) : piece);

  /* Ask `reply(query)` to be called with each answer; of queries that wait only the last is asked. */
  function engine(folder, load, reply) {
    let ask;
    let asked;
    let waiting;
    let isBusy = true;
    const next = () => {
      isBusy = waiting !== undefined;
      if (isBusy) {
        asked = waiting;
        waiting = undefined;
        ask(asked);
      }
    };
    const done = answer => {
      reply(answer);
      next();
    };
    const inPage = () => load(["engine", "index"], () => {
      ask = query => setTimeout(() => done(self.tcSearch.answer(query)));
      waiting = waiting === undefined ? asked : waiting;
      next();
    });
    try {
      const worker = new Worker(`${folder}engine.js`);
      worker.onmessage = event => done(event.data);
      worker.onerror = inPage;
      ask = query => worker.postMessage(query);
      next();
    } catch (refused) {
      inPage();
    }
    return query => {
      waiting = query;
      if (!isBusy) {
        next();
      }
    };
  }

  self.tcSearchBox = (form, folder, load, isEntered) => {
    const input = form.elements.q;
    const opener = document.querySelector(".tc-search-open");
    const root = new URL("../../../", folder).href;
    const status = make("p", "tc-search__status");
    const hints = make("div", "tc-search__hints");
    const list = make("ol", "tc-search__list");
    const foot = make("p", "tc-search__foot");
    const panel = make("div", "tc-search__panel", status, hints, list, foot);
    let completion = "";
    let isOpen = false;
    let isEager = isEntered;

    status.setAttribute("role", "status");
    list.setAttribute("aria-label", "ผลการค้นหา");

    const links = () => [...list.querySelectorAll("a")];

    function open() {
      isOpen = true;
      panel.hidden = false;
      document.documentElement.classList.toggle("tc-searching", phone.matches);
    }

    function close() {
      isOpen = false;
      panel.hidden = true;
      form.classList.remove("tc-search--open");
      document.documentElement.classList.remove("tc-searching");
    }

    function hit({ location, kind, title, text, parts, words }) {
      const address = new URL(location, root);
      words.forEach(word => address.searchParams.append("h", word));
      const item = make("li", "tc-hit", link("tc-hit__page", address.href,
        make("span", "tc-hit__kind", kind), make("span", "tc-hit__title", ...marked(title)),
        make("span", "tc-hit__text", ...marked(text))));
      parts.forEach(({ anchor, heading }) => {
        address.hash = anchor;
        item.append(link("tc-hit__part", address.href, ...marked(heading)));
      });
      return item;
    }

    const page = (path, text) => link("tc-search__page", root + path, text);

    const quoted = words => words.map(word => `“${word}”`).join(" ");

    /* What is told of an answer: nothing that does not match is shown as if it did. */
    function tell({ query, count, near, cut, missing, isPartly }) {
      if (!query.trim()) {
        return "พิมพ์คำที่ต้องการ เช่น ชื่อเรื่อง ชื่อหน่วยงาน หรือเลขมาตรการ";
      }
      if (!count) {
        return `ไม่พบ ${quoted([query.trim()])} ในเว็บไซต์นี้`;
      }
      const told = [];
      if (near.length) {
        told.push(`ไม่พบ ${quoted(near.map(one => one[0]))} ตรงตัว แสดงคำที่สะกดใกล้เคียง ${
          quoted(near.map(one => one[1]))}`);
      } else if (cut.length && !isPartly) {
        told.push(`${cut.length > 1 ? `ไม่พบ ${quoted([query.trim()])} ตรงตัว ` : ""}ค้นด้วย ${quoted(cut)} พบ`);
      }
      if (isPartly) {
        told.push("ไม่มีหน้าใดมีครบทุกคำ แสดงหน้าที่มีบางคำ");
      }
      told.push(`${told.length ? "" : "พบ "}${count} หน้า`);
      if (missing.length) {
        told.push(`ไม่พบ ${quoted(missing)}`);
      }
      return told.join(" ");
    }

    function complete() {
      input.value = completion;
      input.focus();
      search();
    }

    function share(event) {
      const { href } = event.currentTarget;
      if (navigator.clipboard) {
        event.preventDefault();
        navigator.clipboard.writeText(href).then(() => {
          status.textContent = "คัดลอกลิงก์ของผลค้นหานี้แล้ว";
        }, () => {
          location.href = href;
        });
      }
    }

    function show(answer) {
      if (answer.query !== input.value) {
        return;
      }
      const query = answer.query.trim();
      panel.dataset.query = answer.query;
      completion = answer.completion === query ? "" : answer.completion;
      status.textContent = tell(answer);
      list.replaceChildren(...answer.items.map(hit));
      hints.replaceChildren(...completion
        ? [button("tc-search__completion", completion, complete)] : []);
      foot.replaceChildren();
      if (query && !answer.count) {
        foot.append("ลองคำที่สั้นลงหรือสะกดแบบอื่น หรือไปที่ ", page("contact.html", "ช่องทางร้องเรียนและขอข้อมูล"),
          " ", page("measures/index.html", "มาตรการทั้งหมด"));
      } else if (query) {
        const shared = link("tc-search__page", `?q=${encodeURIComponent(query)}`, "คัดลอกลิงก์ของผลค้นหานี้");
        shared.addEventListener("click", share);
        foot.append(shared);
      }
      if (isEager) {
        enter();
      }
    }

    /* Enter follows the first link, and waits for it if the answer is still to come. */
    function enter() {
      const first = list.querySelector("a");
      isEager = panel.dataset.query !== input.value;
      if (first && !isEager) {
        first.click();
      }
    }

    /* So that the way back leads to the answers again. */
    function remember() {
      try {
        history.replaceState(null, "", `?q=${encodeURIComponent(input.value.trim())}`);
      } catch (refused) {
        /* From a disk some browsers keep an address as it is. */
      }
    }

    const ask = engine(folder, load, show);

    function search() {
      open();
      ask(input.value);
    }

    /* The arrows go from the box through the links and back. */
    function move(step) {
      const all = [input, ...links()];
      const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }

    function onKey(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      if (event.key === "Escape" && isOpen) {
        close();
        (phone.matches ? opener : input).focus();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        open();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && event.target === input) {
        enter();
      } else if (event.key === "ArrowRight" && event.target === input && completion &&
          input.selectionStart === input.value.length) {
        complete();
      } else if (event.key.length === 1 && event.key !== " " && event.target !== input && panel.contains(event.target)) {
        input.focus();
        return;
      } else {
        return;
      }
      event.preventDefault();
    }

    form.append(panel, button("tc-tool tc-search__close", "ปิด", () => {
      close();
      opener.focus();
    }));
    form.addEventListener("keydown", onKey);
    input.addEventListener("input", search);
    input.addEventListener("click", search);
    list.addEventListener("click", event => event.ctrlKey || event.metaKey || event.shiftKey || remember());
    ["click", "focusin"].forEach(kind => document.addEventListener(kind, event => {
      if (isOpen && !form.contains(event.target) && !opener.contains(event.target)) {
        close();
      }
    }));
    panel.hidden = true;
    if (input.value || form.classList.contains("tc-search--open")) {
      search();
    }
  };
})();
