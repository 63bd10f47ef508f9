// The steps beside the one that is shown are fetched and parsed while it is looked at, and kept, so that a key needs
// neither the network nor the parser. htmx still makes every step: it only gets its answer from here.
(() => {
  "use strict";

  const MOST = 16;
  // In the very form that htmx asks, so that the browser's cache serves both.
  const HEADERS = { "HX-Request": "true", "HX-Request-Type": "partial" };
  const kept = new Map(); // address -> { fragment, title } or a promise of it (null: not to be had)

  const normal = (address) => {
    const url = new URL(address, location.href);
    return url.pathname + url.search;
  };

  const parse = (text) => {
    const template = document.createElement("template");
    template.innerHTML = text;
    const title = template.content.querySelector("title");
    title?.remove();
    return { fragment: template.content, title: title?.textContent ?? "" };
  };

  const ask = async (address) => {
    try {
      const answer = await fetch(address, { headers: HEADERS, priority: "low" });
      // What may not be kept (the trace is not final) is not.
      if (!answer.ok || !/max-age=[1-9]/.test(answer.headers.get("cache-control") ?? "")) return null;
      return parse(await answer.text());
    } catch {
      return null;
    }
  };

  const want = (link) => {
    const address = normal(link);
    let found = kept.get(address);
    kept.delete(address);
    if (!found) {
      found = ask(address).then((made) => {
        if (kept.get(address) === found) {
          if (made) kept.set(address, made);
          else kept.delete(address);
          document.dispatchEvent(new CustomEvent("step:kept", { detail: address }));
        }
        return made;
      });
    }
    kept.set(address, found);
    // The oldest go; a Map keeps the order in which things came, and what is wanted again comes last.
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return found;
  };

  const linkOf = (root, id) => root.querySelector(`#${id}`)?.getAttribute("hx-get");

  // How to get to the very next one is worked out too (see patch.js).
  const chain = async (root, id, depth) => {
    const address = linkOf(root, id);
    if (!address) return;
    const made = await want(address);
    if (!made) return;
    if (root === document && id === toward) document.dispatchEvent(new CustomEvent("step:near", { detail: made.fragment }));
    if (depth > 1) await chain(made.fragment, id, depth - 1);
  };

  // Where the walk is going: there two steps are fetched ahead, more while a key is held down.
  const LINKS = ["go-next", "go-previous", "go-next-change", "go-previous-change", "go-next-ub"];
  let toward = "go-next";
  const UNTIL_SHOWN = 40;
  let depth = 2;
  let hurried = false;
  let soon = 0;
  const ahead = () => {
    clearTimeout(soon);
    if (navigator.connection?.saveData) return;
    // After the picture has been painted, and shown, which is the work of other threads.
    requestAnimationFrame(() => {
      clearTimeout(soon);
      soon = setTimeout(async () => {
        await chain(document, toward, depth);
        for (const id of LINKS) if (id !== toward) await chain(document, id, 1);
      }, hurried ? 0 : UNTIL_SHOWN);
    });
  };

  document.addEventListener("keydown", (event) => {
    hurried = event.repeat;
    depth = hurried ? 4 : 2;
  }, true);
  document.addEventListener("click", (event) => {
    const id = event.target.closest?.("a")?.id;
    if (LINKS.includes(id)) toward = id;
  }, true);

  // A step that is here, or on its way, is not asked for again.
  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.request.method !== "GET" || ctx.target?.id !== "work") return;
    const found = kept.get(normal(ctx.request.action));
    if (!found) return;
    const { fetch: asked } = ctx;
    const stub = (made) => {
      if (!made) return asked(ctx.request.action, ctx.request);
      ctx.kept = made;
      // What htmx reads of an answer; the text only has to be one.
      return { status: 200, url: "", headers: new Headers(), text: async () => "<p></p>" };
    };
    ctx.fetch = found instanceof Promise ? () => found.then(stub) : async () => stub(found);
  });
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx, tasks } = event.detail;
    if (!ctx?.kept) return;
    tasks[0].fragment = ctx.kept.fragment;
    ctx.title = ctx.kept.title;
  });

  document.addEventListener("htmx:after:swap", ahead);
  window.addEventListener("load", ahead);
})();
