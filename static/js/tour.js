// The score of predicting, kept in this browser only (of each question the first answer counts), and keys for notes.
(() => {
  "use strict";

  const NAME = "arboretum-predictions";
  const MOST = 2000;

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME) ?? "{}");
      return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
    } catch {
      return {};
    }
  };

  const write = (kept) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(kept));
    } catch {
      // Storage may be forbidden or full: the walk goes on without a score.
    }
  };

  const show = () => {
    const total = document.getElementById("score-all");
    if (!total) return;
    const kept = read();
    const judged = document.getElementById("judged");
    const key = judged?.dataset.key;
    if (key && !(key in kept) && Object.keys(kept).length < MOST) {
      kept[key] = judged.dataset.right === "1" ? 1 : 0;
      write(kept);
    }
    const answers = Object.values(kept);
    const right = answers.filter((one) => one === 1).length;
    total.hidden = answers.length === 0;
    total.textContent = total.dataset.text.replace("{right}", right).replace("{all}", answers.length);
    const forget = document.getElementById("score-forget");
    if (forget) forget.hidden = answers.length === 0;
  };

  document.addEventListener("click", (event) => {
    if (event.target.id !== "score-forget") return;
    try {
      localStorage.removeItem(NAME);
    } catch {
      return;
    }
    // The answer on the page is forgotten too.
    document.getElementById("judged")?.removeAttribute("data-key");
    show();
    document.getElementById("stop-predicting")?.focus();
  });

  // From note to note: "," back and "." on.
  const NOTES = { ",": "go-previous-note", ".": "go-next-note" };
  document.addEventListener("keydown", (event) => {
    const id = NOTES[event.key];
    if (!id || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], [data-typing]")) return;
    if (document.documentElement.dataset.letters === "off") return;
    const link = document.getElementById(id);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  document.addEventListener("htmx:after:swap", show);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
