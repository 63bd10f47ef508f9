// The editor: CodeMirror in the place of the text area, fetched only when it is needed. It lives in a shadow tree, where
// its style sheets may be made by script without the page's Content-Security-Policy allowing inline styles.
(() => {
  "use strict";

  const NAME = "arboretum-drafts";
  const MOST_DRAFTS = 20;
  const editors = new WeakMap(); // form -> { view, marks, cm }

  // --- texts that were changed, kept in this browser ---

  const drafts = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };

  const keep = (key, text, served) => {
    const others = drafts().filter((one) => one.key !== key);
    if (text !== served) others.push({ key, text });
    try {
      localStorage.setItem(NAME, JSON.stringify(others.slice(-MOST_DRAFTS)));
    } catch {
      // Storage may be forbidden or full: then the text lasts as long as the page.
    }
  };

  // --- the program that the picture is of: its text, and the places marked in it, read from the lines on the page ---

  const marked = () => {
    const out = [];
    let at = 0;
    for (const line of document.querySelectorAll("#code li > code")) {
      for (const piece of line.childNodes) {
        const end = at + piece.textContent.length;
        for (const css of ["m-now", "m-bad"]) {
          if (!piece.classList?.contains(css)) continue;
          const last = out.findLast((one) => one.css === css);
          if (last?.to === at) last.to = end;
          else out.push({ from: at, to: end, css });
        }
        at = end;
      }
      at += 1; // the end of the line is not on the page
    }
    return out.sort((a, b) => a.from - b.from);
  };

  // The server counts code points, CodeMirror UTF-16 units.
  const units = (text, points) => [...text].slice(0, points).join("").length;

  // --- CodeMirror ---

  const look = (cm) => {
    const t = cm.tags;
    const colours = cm.HighlightStyle.define([
      { tag: [t.keyword, t.modifier, t.self, t.definitionKeyword, t.controlKeyword, t.operatorKeyword], color: "var(--k)" },
      { tag: [t.string, t.character, t.special(t.string)], color: "var(--str)" },
      { tag: [t.number, t.bool, t.literal, t.labelName], color: "var(--num)" },
      { tag: [t.lineComment, t.blockComment, t.comment], color: "var(--com)", fontStyle: "italic" },
      { tag: [t.typeName, t.macroName, t.className], color: "var(--ty)" },
    ]);
    const theme = cm.EditorView.theme({
      "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--panel)", fontSize: "14px" },
      "&.cm-focused": { outline: "none" }, // the host shows it
      ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.7" },
      ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
      ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
      ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--dim)", border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 28%, transparent)" },
      ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--accent) 24%, transparent)" },
      ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "color-mix(in srgb, var(--mark) 45%, transparent)" },
      ".m-now": { backgroundColor: "var(--mark)", color: "var(--mark-ink)", borderRadius: "3px" },
      ".m-now span": { color: "inherit" },
      ".m-bad, .cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)", textDecorationSkipInk: "none", textUnderlineOffset: "4px" },
      ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line2)", borderRadius: "8px" },
      ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)" },
      ".cm-panel input, .cm-panel button, .cm-panel label": { fontSize: "13px" },
      ".cm-textfield": { backgroundColor: "var(--panel)", border: "1px solid var(--line2)" },
      ".cm-button": { backgroundImage: "none", backgroundColor: "var(--panel)", border: "1px solid var(--line2)" },
      ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
    });
    return [cm.syntaxHighlighting(colours), theme];
  };

  // Text typed over a selection would be given that selection's style by the browser, inline, which the page's
  // Content-Security-Policy forbids: CodeMirror does it instead.
  const replaceSelection = (event, view) => {
    if (event.inputType !== "insertText" || view.composing || event.data === null
        || view.state.selection.ranges.length > 1) return false;
    // CodeMirror may not have heard of the newest selection yet.
    let { from, to } = view.state.selection.main;
    const shown = (view.root.getSelection ? view.root : document).getSelection();
    if (from === to && shown?.rangeCount && !shown.isCollapsed && view.contentDOM.contains(shown.anchorNode)) {
      const ends = [view.posAtDOM(shown.anchorNode, shown.anchorOffset), view.posAtDOM(shown.focusNode, shown.focusOffset)];
      [from, to] = [Math.min(...ends), Math.max(...ends)];
    }
    if (from === to) return false;
    const typed = () => view.state.update({
      changes: { from, to, insert: event.data }, selection: { anchor: from + event.data.length },
      userEvent: "input.type", scrollIntoView: true,
    });
    const handlers = view.state.facet(view.constructor.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, event.data, typed))) view.dispatch(typed());
    return true;
  };

  const build = (cm, form) => {
    const area = form.querySelector("textarea");
    const served = area.defaultValue.replace(/\r\n?/g, "\n");
    const host = document.createElement("div");
    host.className = "cm-host";
    host.dataset.typing = "1";
    const shadow = host.attachShadow({ mode: "open" });
    const set = cm.StateEffect.define();
    const marks = cm.StateField.define({
      create: () => cm.Decoration.none,
      update(value, transaction) {
        let now = value.map(transaction.changes);
        for (const effect of transaction.effects) if (effect.is(set)) now = effect.value;
        return now;
      },
      provide: (field) => cm.EditorView.decorations.from(field),
    });
    const run = () => {
      form.requestSubmit();
      return true;
    };
    const state = cm.EditorState.create({
      doc: area.value,
      extensions: [
        cm.lineNumbers(), cm.highlightActiveLine(), cm.highlightActiveLineGutter(), cm.highlightSpecialChars(),
        cm.drawSelection(), cm.dropCursor(), cm.history(), cm.indentOnInput(), cm.indentUnit.of("    "),
        cm.bracketMatching(), cm.closeBrackets(), cm.highlightSelectionMatches(), cm.rust(), marks, look(cm),
        cm.keymap.of([
          { key: "Mod-Enter", run, preventDefault: true },
          ...cm.closeBracketsKeymap, ...cm.defaultKeymap.filter((one) => one.key !== "Mod-Enter"), ...cm.searchKeymap,
          ...cm.historyKeymap, ...cm.lintKeymap, cm.indentWithTab,
        ]),
        cm.EditorView.contentAttributes.of({
          "aria-label": form.querySelector("label[for=source]").textContent, spellcheck: "false", autocapitalize: "off", tabindex: "0",
        }),
        cm.EditorView.domEventHandlers({ beforeinput: replaceSelection }),
        cm.EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          area.value = update.state.doc.toString();
          changed(form);
        }),
      ],
    });
    area.hidden = true;
    area.after(host);
    const view = new cm.EditorView({ state, root: shadow, parent: shadow });
    editors.set(form, { cm, view, set, served });
    form.dataset.ready = "1";
    remark(form);
    return view;
  };

  // The marks of the step that is shown, as long as the text is still that of the picture; and what the engine refused.
  const remark = (form) => {
    const editor = editors.get(form);
    if (!editor) return;
    const { cm, view, set, served } = editor;
    const text = view.state.doc.toString();
    if (text !== served) return;
    const clip = (at) => Math.min(Math.max(at, 0), text.length);
    const spans = form.closest("#pad") ? marked().filter((one) => clip(one.from) < clip(one.to)) : [];
    const found = spans.map((one) => cm.Decoration.mark({ class: one.css }).range(clip(one.from), clip(one.to)));
    view.dispatch({ effects: set.of(cm.Decoration.set(found, true)) });
    const message = form.dataset.message;
    const wrong = spans.find((one) => one.css === "m-bad");
    let range = null;
    if (form.dataset.lo !== undefined) range = [units(text, Number(form.dataset.lo)), units(text, Number(form.dataset.hi))];
    else if (wrong) range = [wrong.from, wrong.to];
    if (message && range) {
      const from = clip(range[0]);
      const to = clip(Math.max(range[1], from + 1));
      view.dispatch(cm.setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
    }
    const now = spans.find((one) => one.css === "m-now");
    if (now) view.dispatch({ effects: cm.EditorView.scrollIntoView(now.from, { y: "nearest", yMargin: 60 }) });
    else if (range) view.dispatch({ effects: cm.EditorView.scrollIntoView(clip(range[0]), { y: "nearest", yMargin: 60 }) });
  };

  // A text is kept a moment after the last key, and at once when the page is left.
  let timer = 0;
  let pending = null;
  const save = () => {
    clearTimeout(timer);
    pending?.();
    pending = null;
  };
  window.addEventListener("pagehide", save);

  const changed = (form) => {
    const area = form.querySelector("textarea");
    const served = area.defaultValue.replace(/\r\n?/g, "\n");
    const stale = area.value !== served;
    const shown = form.closest(".pad") !== null || form.dataset.lo !== undefined;
    form.querySelector("#stale").hidden = !(stale && shown);
    form.closest(".bench")?.classList.toggle("is-stale", stale);
    if (!stale) form.querySelector("#kept").hidden = true;
    clearTimeout(timer);
    pending = () => keep(form.dataset.key, area.value, served);
    timer = setTimeout(save, 250);
  };

  const load = async (form, focus) => {
    if (editors.has(form)) {
      if (focus) editors.get(form).view.focus();
      return;
    }
    if (form.dataset.loading) return;
    form.dataset.loading = "1";
    let view = null;
    try {
      view = build(await import(form.dataset.codemirror), form);
    } catch (error) {
      // The text area stays: everything works with it too.
      console.warn("the editor could not be loaded", error);
    }
    if (focus) (view ?? form.querySelector("textarea")).focus();
  };

  // --- opening and closing it beside the steps ---

  const bench = () => document.querySelector(".bench");
  const open = () => {
    const pad = document.getElementById("pad");
    if (!pad || pad.classList.contains("open")) return;
    pad.classList.add("open");
    bench()?.classList.add("editing");
    document.getElementById("pad-form").hidden = false;
    const form = document.getElementById("editor");
    restore(form);
    load(form, true);
  };
  const close = () => {
    const pad = document.getElementById("pad");
    if (!pad?.classList.contains("open")) return false;
    pad.classList.remove("open");
    bench()?.classList.remove("editing");
    document.getElementById("pad-form").hidden = true;
    document.getElementById("edit").focus();
    return true;
  };

  const restore = (form) => {
    if (form.dataset.restored) return;
    form.dataset.restored = "1";
    const area = form.querySelector("textarea");
    const draft = drafts().find((one) => one.key === form.dataset.key);
    if (!draft || draft.text === area.value || typeof draft.text !== "string") return;
    area.value = draft.text;
    changed(form);
    form.querySelector("#kept").hidden = false;
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const pressed = event.target.closest?.("#edit, #close-editor, #discard");
    if (!pressed) return;
    if (pressed.id === "edit" && !document.getElementById("pad-form")) return;
    event.preventDefault();
    if (pressed.id === "edit") open();
    else if (pressed.id === "close-editor") close();
    else {
      const form = pressed.form;
      const area = form.querySelector("textarea");
      area.value = area.defaultValue;
      const view = editors.get(form)?.view;
      view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: area.value } });
      changed(form);
      remark(form);
      form.querySelector("#kept").hidden = true;
    }
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("#editor");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const run = form ?? document.querySelector(".pad.open #editor");
      if (!run || event.defaultPrevented) return;
      event.preventDefault();
      run.requestSubmit();
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && form && close()) event.preventDefault();
    else if (event.key === "e" && document.documentElement.dataset.letters !== "off"
        && !event.target.closest?.("input, textarea, select, [contenteditable], [data-typing]")) {
      const pad = document.getElementById("pad");
      if (!pad) return;
      event.preventDefault();
      open();
    }
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "source" && event.target.form?.id === "editor") changed(event.target.form);
  });

  // A text that runs has a page of its own; what was changed beside another trace is no longer needed there.
  document.addEventListener("htmx:after:request", (event) => {
    const form = event.target.closest?.(".pad #editor");
    if (form && event.target === form && event.detail.ctx.response.status < 400) {
      clearTimeout(timer);
      pending = null;
      keep(form.dataset.key, "", "");
    }
  });

  const start = () => {
    const form = document.getElementById("editor");
    if (!form) return;
    if (form.closest("#pad")) {
      remark(form);
      return;
    }
    if (form.dataset.begun) return;
    form.dataset.begun = "1";
    restore(form);
    const soon = window.requestIdleCallback ?? ((work) => setTimeout(work, 120));
    soon(() => load(form, form.contains(document.activeElement) && document.activeElement.id === "source"));
  };

  document.addEventListener("htmx:after:swap", start);
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
