// The swap style "patch": brings elements of the page to a new state in place. Each element of the answer finds the one
// on the page by its id. A region whose `data-rev` is the same on both sides is left alone, so that what did not change
// keeps its place, its focus and its layout, and costs nothing. htmx's own morph compares every element of the page.
//
// What is to be done is found first and done then: for a step that was fetched ahead it is found while the page is
// looked at, so that a key has only to do it.
(() => {
  "use strict";

  // What belongs to the browser or to a script once it is on the page.
  const ours = (element, name) => name === "data-htmx-powered" || name === "style" || (name === "open" && element.localName === "details")
    || (name === "tabindex" && element.getAttribute("role") === "treeitem");

  const attributes = (old, fresh, plan) => {
    const names = fresh.getAttributeNames();
    for (const name of names) {
      const value = fresh.getAttribute(name);
      if (old.getAttribute(name) !== value && !ours(old, name)) plan.todo.push(() => old.setAttribute(name, value));
    }
    for (const name of old.getAttributeNames()) {
      if (!names.includes(name) && !ours(old, name)) plan.todo.push(() => old.removeAttribute(name));
    }
  };

  const alike = (old, fresh) => old.nodeName === fresh.nodeName && old.id === fresh.id;
  const twins = (old, fresh) => alike(old, fresh) && old.className === fresh.className;
  const REACH = 6;

  // Where in `left`, from `from` on, the node is that becomes `fresh`: there, or a little further on if that is more like
  // it. -1 if it is nowhere.
  const match = (left, from, fresh, even) => {
    const old = left[from];
    if (!old) return -1;
    if (fresh.nodeType !== Node.ELEMENT_NODE) return old.nodeType === fresh.nodeType ? from : -1;
    if (twins(old, fresh) || (even && alike(old, fresh))) return from;
    for (let at = from; at < Math.min(from + REACH, left.length) && !left[at].id; at += 1) {
      if (twins(left[at], fresh)) return at;
    }
    if (!alike(old, fresh)) return -1;
    // It is not what comes after `fresh` either, so `fresh` was not put in before it.
    const next = fresh.nextElementSibling;
    return next && twins(old, next) ? -1 : from;
  };

  const made = (fresh, plan) => {
    // A copy, so that an answer that was kept can be used again.
    const copy = document.importNode(fresh, true);
    if (copy.nodeType === Node.ELEMENT_NODE) plan.added.push(copy);
    return copy;
  };

  // Gives `parent` the children `wanted`; what is there already and comes in its turn is not touched.
  const arrange = (parent, wanted) => {
    const stay = new Set(wanted);
    for (const child of [...parent.childNodes]) if (!stay.has(child)) child.remove();
    let at = parent.firstChild;
    for (const child of wanted) {
      if (child === at) at = at.nextSibling;
      else parent.insertBefore(child, at);
    }
  };

  const children = (old, fresh, plan, inside) => {
    const there = [...old.childNodes];
    const named = new Map();
    for (const child of old.children) if (child.id) named.set(child.id, child);
    // Named elements that the answer does not have are none of its other children.
    let left = there;
    if (named.size) {
      const asked = new Set();
      for (const child of fresh.children) asked.add(child.id);
      left = there.filter((child) => !child.id || asked.has(child.id));
    }
    const taken = new Set();
    let from = 0;
    // As many as before: then each is what the one in its place was.
    const even = there.length === fresh.childNodes.length;
    const wanted = [];
    for (const next of fresh.childNodes) {
      while (taken.has(left[from])) from += 1;
      let found = null;
      if (next.id) {
        found = named.get(next.id) ?? null;
        if (found) taken.add(found);
        if (found && !alike(found, next)) found = null;
      } else {
        const at = match(left, from, next, even);
        if (at >= 0) {
          found = left[at];
          from = at + 1;
        }
      }
      if (found) patch(found, next, plan, inside);
      wanted.push(found ?? made(next, plan));
    }
    if (wanted.length !== there.length || wanted.some((child, at) => child !== there[at])) {
      plan.todo.push(() => arrange(old, wanted));
    }
  };

  const patch = (old, fresh, plan, inside = false) => {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      const { nodeValue } = fresh;
      if (old.nodeValue !== nodeValue) plan.todo.push(() => { old.nodeValue = nodeValue; });
      return;
    }
    const rev = fresh.getAttribute("data-rev");
    if (rev !== null && rev === old.getAttribute("data-rev")) return;
    // Inside a region, which is small, the browser compares faster than anything here could.
    if (inside && rev === null && old.isEqualNode(fresh)) return;
    attributes(old, fresh, plan);
    children(old, fresh, plan, inside || rev !== null);
  };

  const planned = (fragment) => {
    const plan = { todo: [], added: [] };
    for (const fresh of fragment.children) {
      const old = fresh.id && document.getElementById(fresh.id);
      if (!old) continue;
      if (alike(old, fresh)) patch(old, fresh, plan);
      else {
        const copy = made(fresh, plan);
        plan.todo.push(() => old.replaceWith(copy));
      }
    }
    return plan;
  };

  // Plans made ahead hold for the page as it is. Whatever else writes to it, from htmx to the reader's drag of the
  // timeline, makes them worthless; what is ours to leave alone does not.
  const ready = new Map(); // fragment -> plan
  const harmless = ({ type, target, attributeName }) => type === "attributes" && (ours(target, attributeName)
    || (attributeName === "class" && (target.id === "work" || target.hasAttribute("hx-get"))));
  const judge = (records) => { if (!records.every(harmless)) ready.clear(); };
  const watch = new MutationObserver(judge);
  const WATCHED = { subtree: true, childList: true, attributes: true, characterData: true };

  document.addEventListener("step:near", ({ detail: fragment }) => {
    judge(watch.takeRecords());
    if (ready.has(fragment)) return;
    watch.observe(document.body, WATCHED);
    ready.set(fragment, planned(fragment));
  });

  // Everything that htmx must make its own.
  const LINKS = "[hx-get], [hx-post]";
  const links = (added) => added.filter((element) => element.matches(LINKS) || element.querySelector(LINKS));

  window.htmx?.registerExtension("patch", {
    handle_swap: (style, target, fragment) => {
      if (style !== "patch") return false;
      judge(watch.takeRecords());
      const { todo, added } = ready.get(fragment) ?? planned(fragment);
      ready.clear();
      watch.disconnect();
      const focused = document.activeElement?.id;
      for (const change of todo) change();
      if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
      return links(added);
    },
  });
})();
