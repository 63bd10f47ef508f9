// Runs before the page is painted: the colour scheme and the width of the source that were chosen in this browser.
// An address that forces a scheme wins over what is remembered.
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(`arboretum-${name}`);
    } catch {
      return null;
    }
  };
  const theme = kept("theme");
  if (!root.dataset.theme && (theme === "light" || theme === "dark")) root.dataset.theme = theme;
  if (kept("letters") === "off") root.dataset.letters = "off";
  const split = Number(kept("split"));
  if (split >= 20 && split <= 75) root.style.setProperty("--split", `${split}%`);
})();
