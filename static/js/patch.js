// The swap style "patch": brings elements of the page to a new state in place. Each element of the answer finds the one
// on the page by its id. A region whose `data-rev` is the same on both sides is left alone, so that what did not change
// keeps its place, its focus and its layout, and costs nothing. htmx's own morph compares every element of the page.
(() => {
  "use strict";

  // What belongs to the browser or to a script once it is on the page.
  const ours = (element, name) => name === "data-htmx-powered" || (name === "open" && element.localName === "details")
    || (name === "tabindex" && element.getAttribute("role") === "treeitem");

  const attributes = (old, fresh) => {
    const names = fresh.getAttributeNames();
    for (const name of names) {
      const value = fresh.getAttribute(name);
      if (old.getAttribute(name) !== value && !ours(old, name)) old.setAttribute(name, value);
    }
    for (const name of old.getAttributeNames()) {
      if (!names.includes(name) && !ours(old, name)) old.removeAttribute(name);
    }
  };

  const alike = (old, fresh) => old.nodeName === fresh.nodeName && old.id === fresh.id;
  const REACH = 6;

  const twins = (old, fresh) => alike(old, fresh) && old.className === fresh.className;

  // The sibling from `old` on that becomes `fresh`: itself, or one a little further on that is more like it.
  const match = (old, fresh, even) => {
    if (!old || fresh.id) return null;
    if (fresh.nodeType !== Node.ELEMENT_NODE) return old.nodeType === fresh.nodeType ? old : null;
    if (twins(old, fresh) || (even && alike(old, fresh))) return old;
    for (let at = old, reach = REACH; at && reach && !at.id; at = at.nextSibling, reach -= 1) {
      if (twins(at, fresh)) return at;
    }
    if (!alike(old, fresh)) return null;
    // It is not what comes after `fresh` either, so `fresh` was not put in before it.
    const next = fresh.nextElementSibling;
    return next && twins(old, next) ? null : old;
  };

  const insert = (parent, fresh, before, added) => {
    // A copy, so that an answer that was kept can be used again.
    const made = parent.insertBefore(document.importNode(fresh, true), before);
    if (made.nodeType === Node.ELEMENT_NODE) added.push(made);
  };

  const children = (old, fresh, added, inside) => {
    // As many as before: then each is what the one in its place was.
    const even = old.childNodes.length === fresh.childNodes.length;
    const kept = new Map();
    for (const child of old.children) if (child.id) kept.set(child.id, child);
    if (kept.size) {
      const gone = new Map(kept);
      for (const child of fresh.children) gone.delete(child.id);
      for (const child of gone.values()) child.remove();
    }
    let at = old.firstChild;
    for (let next = fresh.firstChild; next; next = next.nextSibling) {
      let found = null;
      if (next.id) {
        found = kept.get(next.id);
        if (found && !alike(found, next)) {
          if (found === at) at = at.nextSibling;
          found.remove();
          found = null;
        } else if (found && found !== at) old.insertBefore(found, at);
      } else {
        found = match(at, next, even);
        while (found && found !== at) {
          const gone = at;
          at = at.nextSibling;
          gone.remove();
        }
      }
      if (!found) {
        insert(old, next, at, added);
        continue;
      }
      if (found === at) at = at.nextSibling;
      if (found.nodeType === Node.ELEMENT_NODE) patch(found, next, added, inside);
      else if (found.nodeValue !== next.nodeValue) found.nodeValue = next.nodeValue;
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };

  const patch = (old, fresh, added, inside = false) => {
    const rev = fresh.getAttribute("data-rev");
    if (rev !== null && rev === old.getAttribute("data-rev")) return;
    // Inside a region, which is small, the browser compares faster than anything here could.
    if (inside && rev === null && old.isEqualNode(fresh)) return;
    attributes(old, fresh);
    children(old, fresh, added, inside || rev !== null);
  };

  // Everything that htmx must make its own.
  const LINKS = "[hx-get], [hx-post]";
  const links = (added) => added.filter((element) => element.matches(LINKS) || element.querySelector(LINKS));

  window.htmx?.registerExtension("patch", {
    handle_swap: (style, target, fragment) => {
      if (style !== "patch") return false;
      const added = [];
      const focused = document.activeElement?.id;
      for (const fresh of fragment.children) {
        const old = fresh.id && document.getElementById(fresh.id);
        if (!old) continue;
        if (alike(old, fresh)) patch(old, fresh, added);
        else {
          insert(old.parentNode, fresh, old, added);
          old.remove();
        }
      }
      if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
      return links(added);
    },
  });
})();
