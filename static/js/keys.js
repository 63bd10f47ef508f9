// Keys for walking through a trace. Everything here is a convenience; each key presses a link that is on the page.
(() => {
  "use strict";

  const KEYS = {
    ArrowLeft: "go-previous", ArrowRight: "go-next", Home: "go-first", End: "go-last",
    "[": "go-previous-change", "]": "go-next-change", n: "go-next-ub",
  };

  const typing = (element) => element.closest?.("input, textarea, select, [contenteditable], [data-typing]");
  const lettersOff = (key) => key.length === 1 && document.documentElement.dataset.letters === "off";

  // A key that comes while a step is on its way waits for the links of that step: it must not be lost, nor go twice to
  // the same place. A key that is held down only waits once.
  let busy = false;
  const MOST_WAITING = 40;
  const waiting = [];

  // htmx makes the links of a page its own a moment after the scripts have run. Until then a press would load a whole
  // page, with an entry of its own in the browser's history, and the presses after it would be lost.
  const PATIENCE = 2000;
  const mine = (link) => !link.hasAttribute("hx-get") || link.hasAttribute("data-htmx-powered") || !window.htmx
    || performance.now() - arrived > PATIENCE;
  const arrived = performance.now();

  const press = (id) => {
    const link = document.getElementById(id);
    if (!(link instanceof HTMLAnchorElement)) return;
    if (mine(link)) {
      link.click();
      return;
    }
    busy = true;
    setTimeout(() => {
      busy = false;
      press(id);
      if (!busy && waiting.length) press(waiting.shift());
    }, 10);
  };

  const ours = (event) => event.detail?.ctx?.target?.id === "work";

  document.addEventListener("htmx:before:request", (event) => { if (ours(event)) busy = true; });
  document.addEventListener("htmx:finally:request", (event) => {
    if (!ours(event)) return;
    // htmx frees its queue just after this event.
    setTimeout(() => {
      busy = false;
      const id = waiting.shift();
      if (id) press(id);
    });
  });

  // While a key is held down nothing moves slowly (see views.css), and the address waits for its end: a browser takes
  // only so many changes of it in a while, and would leave out the last.
  let address = "";
  const hurried = () => document.documentElement.classList.contains("hurry");
  const hurry = (on) => {
    if (on !== hurried()) document.documentElement.classList.toggle("hurry", on);
    if (on || !address) return;
    history.replaceState({ htmx: true }, "", address);
    address = "";
  };
  document.addEventListener("htmx:before:history:update", (event) => {
    const { type, path } = event.detail.history;
    address = "";
    if (type !== "replace" || !hurried()) return;
    event.preventDefault();
    address = path;
  });

  // A new title costs the browser some milliseconds, so it waits until the picture is there.
  const UNTIL_PAINTED = 60;
  let naming = 0;
  document.addEventListener("htmx:after:swap", (event) => {
    if (!ours(event)) return;
    const { ctx } = event.detail;
    const { title } = ctx;
    ctx.title = "";
    clearTimeout(naming);
    naming = setTimeout(() => { if (title && title !== document.title) document.title = title; }, UNTIL_PAINTED);
  });
  document.addEventListener("keyup", () => hurry(false));
  window.addEventListener("blur", () => hurry(false));

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || lettersOff(event.key)) return;
    const id = KEYS[event.key];
    if (!id || !document.getElementById("controls")) return;
    event.preventDefault();
    if (event.repeat) hurry(true);
    if (!busy) press(id);
    else if (waiting.length < (event.repeat ? 1 : MOST_WAITING)) waiting.push(id);
  });

  // Up and down lead through the nodes of a tree; only one of them is in the order of Tab. Left and right still step, so
  // that a node can be watched over the steps without leaving it.
  document.addEventListener("keydown", (event) => {
    const item = event.target;
    if (!item.matches?.("[role=treeitem]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...item.closest("[role=tree]").querySelectorAll("[role=treeitem]")];
    const to = all[all.indexOf(item) + (event.key === "ArrowDown" ? 1 : -1)];
    event.preventDefault();
    if (!to) return;
    item.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
})();
