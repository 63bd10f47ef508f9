// What no attribute can say: after each step the line, the card and the node that it is about are in sight.
(() => {
  "use strict";

  // Where a box's content begins: the tabs of the views stay at its top and cover what is scrolled under them. What is
  // measured is enlarged while presenting, what is scrolled is not.
  const frame = (box) => {
    const { top, bottom, height } = box.getBoundingClientRect();
    const scale = height / box.offsetHeight || 1;
    return { top: top + (box.querySelector(".views")?.offsetHeight ?? 0) * scale, bottom, scale };
  };

  // Scrolls a box no further than needed, and never the page.
  const reveal = (box, element, margin) => {
    const { top, bottom, scale } = frame(box);
    const inner = element.getBoundingClientRect();
    if (inner.top < top || inner.height > bottom - top) box.scrollTop += (inner.top - top) / scale - margin;
    else if (inner.bottom > bottom) box.scrollTop += (inner.bottom - bottom) / scale + margin;
  };

  // The nodes of all trees in sight, from the top down; they stand in this order, so that half of them need not be asked.
  const sighted = (box) => {
    const { top, bottom } = frame(box);
    const nodes = box.getElementsByClassName("node");
    let [from, to] = [0, nodes.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (nodes[middle].getBoundingClientRect().bottom <= top) from = middle + 1;
      else to = middle;
    }
    const seen = [];
    for (let at = from; at < nodes.length && nodes[at].getBoundingClientRect().top < bottom; at += 1) seen.push(nodes[at]);
    return seen;
  };

  // A node that is half covered at the top goes, so that nothing stands there that can hardly be read.
  const trim = (box) => {
    const { top, scale } = frame(box);
    const [first] = sighted(box);
    const inner = first?.getBoundingClientRect();
    if (inner && inner.top < top) box.scrollTop += (inner.bottom - top) / scale;
  };

  // The browser draws what it had left out (`content-visibility`) only in the frame after the one in which it came into
  // sight, so after a jump there would be holes in the picture of the step. What was in sight lately is kept for the way
  // back. Tells whether there were holes.
  const MOST = 40;
  const drawn = new Set();
  const draw = (box) => {
    const seen = sighted(box).filter((node) => node.closest(".many"));
    let holes = false;
    for (const node of seen) {
      if (!drawn.delete(node)) {
        holes ||= !node.firstElementChild.checkVisibility({ contentVisibilityAuto: true });
        node.style.contentVisibility = "visible";
      }
      drawn.add(node);
    }
    for (const node of drawn) {
      if (drawn.size <= Math.max(MOST, seen.length)) break;
      drawn.delete(node);
      node.removeAttribute("style");
    }
    return holes;
  };

  const show = (state, card) => {
    reveal(state, card, 14);
    // The node of the access matters more than the one that came of it.
    const nodes = [...card.querySelectorAll(":is(li.access, li.new, li.conflict) > .node")];
    for (const node of nodes.slice(0, 4).reverse()) reveal(state, node, 14);
    if (nodes.length) trim(state);
  };

  const settle = () => {
    const code = document.getElementById("code");
    const line = code?.querySelector("li.now") ?? code?.querySelector("li.bad");
    if (line) reveal(code, line, 60);
    const state = document.getElementById("state");
    if (!state || getComputedStyle(state).overflowY === "visible") return;
    const card = state.querySelector(".card :is(li.access, li.new)")?.closest(".card") ?? state.querySelector(".card.focus");
    // What is drawn now may be higher than was thought, which moves what is below it.
    for (let times = 3; times; times -= 1) {
      if (card) show(state, card);
      if (!draw(state)) return;
    }
  };

  document.addEventListener("htmx:after:swap", settle);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", settle);
  else settle();
})();
