// The frame around every page: colour scheme, presentation, legend and keys, and the bar between source and state.
// Each of them is also a link or a button that works without this file.
(() => {
  "use strict";

  const root = document.documentElement;

  const keep = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(`arboretum-${name}`);
      else localStorage.setItem(`arboretum-${name}`, value);
    } catch {
      // Storage may be forbidden: then the choice lasts as long as the page.
    }
  };

  const go = (change) => {
    const address = new URL(location.href);
    change(address.searchParams);
    location.assign(address);
  };

  // --- colour scheme: "" is that of the system ---

  const mark = () => {
    for (const link of document.querySelectorAll("[data-scheme]")) {
      if (link.dataset.scheme === (root.dataset.theme ?? "")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const choose = (scheme) => {
    keep("theme", scheme || null);
    if (new URL(location.href).searchParams.has("theme")) {
      go((query) => query.delete("theme"));
      return;
    }
    if (scheme) root.dataset.theme = scheme;
    else delete root.dataset.theme;
    mark();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-scheme], #present");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.id === "present") present();
      else choose(link.dataset.scheme);
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  const present = () => go((query) => (query.has("present") ? query.delete("present") : query.set("present", "1")));

  // --- keys that are single characters can be turned off, for those who speak to their computer ---

  const letters = () => {
    const button = document.getElementById("letters");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(root.dataset.letters !== "off"));
  };

  document.addEventListener("click", (event) => {
    if (event.target.id !== "letters") return;
    const off = root.dataset.letters !== "off";
    keep("letters", off ? "off" : null);
    if (off) root.dataset.letters = "off";
    else delete root.dataset.letters;
    letters();
  });

  // --- keys of the frame; they never act while somebody types ---

  const typing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [data-typing]");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const menu = document.querySelector("details.menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else document.getElementById("legend")?.hidePopover?.();
      return;
    }
    if (typing(event.target) || (root.dataset.letters === "off" && event.key !== "?")) return;
    if (event.key === "l") document.getElementById("legend")?.togglePopover?.();
    else if (event.key === "?") document.getElementById("help")?.togglePopover?.();
    else if (event.key === "p" && document.getElementById("present")) present();
    else return;
    event.preventDefault();
  });

  // --- the bar between source and state ---

  const wire = () => {
    mark();
    letters();
    const bar = document.getElementById("splitter");
    if (!bar || bar.dataset.wired) return;
    bar.dataset.wired = "1";
    bar.hidden = false;
    const LEAST = 20;
    const MOST = 75;
    const place = () => {
      const box = bar.parentElement.getBoundingClientRect();
      const at = ((bar.getBoundingClientRect().left - box.left) / box.width) * 100;
      bar.setAttribute("aria-valuenow", String(Math.round(at)));
      return at;
    };
    const move = (percent) => {
      const value = Math.min(MOST, Math.max(LEAST, percent));
      root.style.setProperty("--split", `${value}%`);
      keep("split", String(Math.round(value * 10) / 10));
      place();
    };
    bar.addEventListener("pointerdown", (event) => {
      bar.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    bar.addEventListener("pointermove", (event) => {
      if (!bar.hasPointerCapture(event.pointerId)) return;
      const box = bar.parentElement.getBoundingClientRect();
      move(((event.clientX - box.left) / box.width) * 100);
    });
    bar.addEventListener("dblclick", () => {
      root.style.removeProperty("--split");
      keep("split", null);
      place();
    });
    bar.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: place() - 2, ArrowRight: place() + 2, Home: LEAST, End: MOST }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move(to);
    });
    place();
  };

  // A step changes nothing of the frame.
  document.addEventListener("htmx:after:swap", (event) => { if (event.detail?.ctx?.target?.id !== "work") wire(); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wire);
  else wire();
})();
