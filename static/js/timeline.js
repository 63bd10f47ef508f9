// Playing and dragging along the timeline. Both press links that are on the page; without this script they are there
// to be pressed one by one.
(() => {
  "use strict";

  let timer = 0;
  let playing = false;

  const at = (id) => document.getElementById(id);

  const say = () => {
    const button = at("play");
    if (!button) return;
    if (button.getAttribute("aria-pressed") === String(playing)) return;
    button.setAttribute("aria-pressed", String(playing));
    button.classList.toggle("on", playing);
    button.querySelector(".word").textContent = playing ? button.dataset.stop : button.dataset.play;
  };

  const stop = () => {
    clearTimeout(timer);
    playing = false;
    say();
  };

  const beat = () => Number(at("speed")?.value) || 900;

  const next = () => {
    if (!playing) return;
    const link = at("go-next");
    if (!(link instanceof HTMLAnchorElement)) return stop();
    link.click();
    timer = setTimeout(next, beat());
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#play")) return;
    if (playing) return stop();
    playing = true;
    say();
    if (at("go-next") instanceof HTMLAnchorElement) next();
    else {
      at("go-first")?.click();
      timer = setTimeout(next, beat());
    }
  });

  // Whoever takes the steps into their own hands stops the play.
  document.addEventListener("keydown", (event) => {
    if (playing && ["ArrowLeft", "ArrowRight", "Home", "End", "Escape"].includes(event.key)) stop();
  });

  // Dragging: the tick under the pointer is pressed; the cursor goes there at once.
  let dragged = null;

  const under = (event) => {
    const ticks = at("ticks")?.querySelectorAll("a.tick");
    if (!ticks?.length) return null;
    const box = at("ticks").getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return ticks[Math.max(0, Math.min(ticks.length - 1, Math.floor(share * ticks.length)))];
  };

  document.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.closest?.("#ticks")) return;
    stop();
    dragged = under(event);
  });

  document.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const tick = under(event);
    if (!tick || tick === dragged) return;
    dragged = tick;
    const cursor = at("cursor");
    const ticks = [...at("ticks").querySelectorAll("a.tick")];
    const width = cursor?.viewBox.baseVal.width ?? 0;
    cursor?.querySelector("rect")?.setAttribute("x", String(Math.round(ticks.indexOf(tick) / ticks.length * width)));
    tick.click();
  });

  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => { dragged = null; });
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.("#ticks")) event.preventDefault(); });

  const ready = () => {
    const bar = at("playing");
    if (bar?.hidden) bar.hidden = false;
    say();
  };
  document.addEventListener("htmx:after:swap", ready);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
