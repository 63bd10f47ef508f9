"""How soon a step shows after its key; that a step touches only what changed; and that nothing jumps that did not.

The figures: `pytest -m bench tests/browser/test_speed.py -s`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.lessons import examples
from tests.web.conftest import Server, small

HUNDRED = """\
fn main() {
    let mut x = 0u32;
    let p = &mut x as *mut u32;
    for _ in 0..100 {
        let _r = unsafe { &*p };
    }
    let mut sum = 0;
    for _ in 0..12 {
        sum += unsafe { *p };
    }
    unsafe { *p = sum + 1 };
}
"""

STEPS, EVENTS, MOST = 40, 150, 135
"""How many steps are measured, how many events they are at most, and how many nodes the picture has at most."""

KEPT = 'window.kept = new Set(); document.addEventListener("step:kept", (event) => kept.add(event.detail))'

# From the key (when the browser got it) to the end of the frame in which the step's picture was painted.
WATCH = """() => {
  window.took = [];
  let pressed = 0;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail?.ctx?.target?.id !== "work") return;
    const began = pressed;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => took.push(performance.now() - began);
      port2.postMessage(0);
    });
  });
}"""

# What differs between the page as the steps have left it and the page that the server makes of this step.
DIFFERENT = """async () => {
  const text = await (await fetch(location.href)).text();
  const whole = new DOMParser().parseFromString(text, "text/html");
  const plain = (root, id) => {
    const copy = root.getElementById(id)?.cloneNode(true);
    if (!copy) return null;
    for (const one of [copy, ...copy.querySelectorAll("*")]) {
      one.removeAttribute("data-htmx-powered");
      one.removeAttribute("style");
      if (one.getAttribute("role") === "treeitem") one.removeAttribute("tabindex");
      if (one.getAttribute("class") === "") one.removeAttribute("class");
    }
    // The order of attributes says nothing.
    return copy;
  };
  return ["work", "controls", "near", "cursor", "share", "embed"].filter((id) => {
    const [here, there] = [plain(document, id), plain(whole, id)];
    return !(here && there && here.isEqualNode(there));
  });
}"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(small(tmp_path_factory.mktemp("speed"), max_seconds=30.0))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def hundred(real: Server) -> tuple[str, int]:
    """A walk, and a step from which on a hundred nodes are in the picture for STEPS steps, and few more."""
    made = real.run(HUNDRED)
    address, last = f"/t/{made['id']}", int(made["steps"])

    def nodes(step: int) -> tuple[int, bool]:
        text = real.client.get(f"{address}?step={step}&whole=1").text
        return text.count('role="treeitem"'), re.search(r'class="count"><b>\d+</b>', text) is not None

    for step in range(last - EVENTS, 0, -7):
        now, shown = nodes(step)  # some steps are within folded library code and have no number
        if shown and now >= 100 and nodes(step + EVENTS)[0] <= MOST:
            return address, step
    raise AssertionError("the picture never has a hundred nodes for long")


def shown(page: Page) -> int:
    return int(page.locator("#controls .count b").inner_text().rstrip("+"))


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#go-next[data-htmx-powered]").wait_for()


def distribution(name: str, took: list[float]) -> None:
    took = sorted(took)
    of = {f"p{share}": took[min(len(took) - 1, int(len(took) * share / 100))] for share in (50, 90, 95)}
    print(
        f"\n{name}: {len(took)} steps, median {of['p50']:.0f}, p90 {of['p90']:.0f}, p95 {of['p95']:.0f}, "
        f"least {took[0]:.0f}, most {took[-1]:.0f} ms"
    )


@pytest.mark.bench
@pytest.mark.parametrize("ahead", [True, False], ids=["ahead", "alone"])
def test_a_step_shows_within_50_ms_of_its_key_at_100_nodes(
    page: Page, real: Server, hundred: tuple[str, int], ahead: bool
) -> None:
    """With the neighbours fetched ahead, and (as where the browser is to save data) without."""
    address, step = hundred
    page.add_init_script(KEPT)
    if not ahead:
        page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    opened(page, f"{real.url}{address}?step={step}&whole=1")
    page.evaluate(WATCH)
    for count in range(STEPS):
        assert 100 <= page.locator("#state [role=treeitem]").count() <= MOST
        if ahead:
            page.wait_for_function("() => kept.has(document.getElementById('go-next').getAttribute('hx-get'))")
        page.wait_for_timeout(150)
        page.keyboard.press("ArrowRight")
        # Not asked before it is long over: the asking would be work of the page, too.
        page.wait_for_timeout(250)
        page.wait_for_function("n => took.length > n", arg=count)
    took: list[float] = page.evaluate("took")
    distribution(f"key to picture at 100 nodes, {'fetched ahead' if ahead else 'not fetched ahead'}", took)
    if ahead:
        assert sorted(took)[int(len(took) * 0.95)] < 50


@pytest.mark.bench
def test_a_held_key_at_100_nodes(page: Page, real: Server, hundred: tuple[str, int]) -> None:
    """Thirty presses a second, as a keyboard repeats."""
    address, step = hundred
    opened(page, f"{real.url}{address}?step={step}&whole=1")
    page.evaluate(WATCH)
    page.evaluate("() => { window.times = []; addEventListener('keydown', (e) => times.push(e.timeStamp), true); }")
    for _ in range(40):
        page.keyboard.down("ArrowRight")
        page.wait_for_timeout(33)
    page.keyboard.up("ArrowRight")
    page.wait_for_timeout(1000)
    took, times = page.evaluate("took"), page.evaluate("times")
    lasted = (times[-1] - times[0]) / 1000
    print(f"\nheld key: {len(took)} steps of {len(times)} repeats in {lasted:.1f} s")
    distribution("held key, each from the last repeat", took)
    assert page.evaluate(DIFFERENT) == []


def test_a_step_fetched_ahead_asks_for_nothing_and_leaves_alone_what_did_not_change(
    page: Page, real: Server, hundred: tuple[str, int]
) -> None:
    address, step = hundred
    page.add_init_script(KEPT)
    opened(page, f"{real.url}{address}?step={step}&whole=1")
    for _ in range(4):
        to = page.locator("#go-next").get_attribute("hx-get") or ""
        page.wait_for_function("to => kept.has(to)", arg=to)
        page.evaluate(
            """() => {
              window.nodes = new Map([...document.querySelectorAll("#state li[id] > .node")].map(
                (node) => [node.parentElement.id, [node, node.dataset.rev]]));
              window.touched = new Set();
              new MutationObserver((records) => {
                for (const { target, attributeName } of records) {
                  if (attributeName === "style") continue;
                  touched.add((target.closest ? target : target.parentNode).closest(".node"));
                }
              }).observe(document.getElementById("state"), {
                subtree: true, childList: true, characterData: true, attributes: true });
            }"""
        )
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(f"{real.url}{to}")
        assert not any(url.endswith(to) for url in asked), "the step was there already"
        left, there, touched = page.evaluate(
            """() => {
              const there = [...nodes].filter(([id]) => document.getElementById(id));
              const left = there.filter(([id, [node]]) => document.getElementById(id).querySelector(".node") === node);
              const same = left.filter(([id, [node, rev]]) => node.dataset.rev === rev);
              return [left.length, there.length, same.filter(([id, [node]]) => touched.has(node)).length];
            }"""
        )
        assert left == there >= 100, "nodes stay the elements that they were"
        assert touched == 0, "a node that did not change is not written to"


def test_many_quick_presses_and_a_held_key_end_at_the_page_that_the_server_makes(
    page: Page, real: Server, hundred: tuple[str, int]
) -> None:
    address, step = hundred
    opened(page, f"{real.url}{address}?step={step}&whole=1")
    page.evaluate(
        """() => {
          window.steps = [Number(document.querySelector("#controls .count b").textContent)];
          document.addEventListener("htmx:after:swap", () => {
            steps.push(Number(document.querySelector("#controls .count b").textContent));
          });
        }"""
    )
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => steps.length === 21")
    assert page.evaluate(DIFFERENT) == []
    for _ in range(25):
        page.keyboard.down("ArrowLeft")
    page.keyboard.up("ArrowLeft")
    # What a held key asked for is not walked after it was let go, apart from one step.
    page.locator("#main:not(:has(.htmx-request))").wait_for()
    page.wait_for_function("n => steps.length > n && steps.at(-1) < steps.at(20)", arg=21)
    walked: list[int] = page.evaluate("steps")
    there = walked[:21]
    assert there == sorted(set(there)), "every press is one step on"
    expect(page).to_have_url(f"{real.url}{page.locator('#share').get_attribute('href')}")
    assert page.evaluate(DIFFERENT) == []
    back = walked[20:]
    assert back == list(reversed(there))[: len(back)], "a held key walks back over the same steps, one by one"


@pytest.mark.parametrize("slug", ["slice-halves", "two-mutable-references"])
def test_steps_leave_the_page_as_the_server_makes_it(page: Page, real: Server, slug: str) -> None:
    """Whatever was shown before: nodes come and go, frames and lines change, buttons turn off."""
    source = next(one.source for one in examples() if one.slug == slug)
    opened(page, f"{real.url}/t/{real.run(source)['id']}?step=0")
    keys = ["]", "]", "ArrowRight", "]", "End", "ArrowLeft", "[", "[", "ArrowLeft", "Home", "ArrowRight", "]", "n"]
    links = {"]": "go-next-change", "[": "go-previous-change", "ArrowRight": "go-next", "ArrowLeft": "go-previous"}
    links |= {"Home": "go-first", "End": "go-last", "n": "go-next-ub"}
    walked = 0
    for key in keys:
        if page.locator(f"a#{links[key]}").count() == 0:
            continue
        before = shown(page)
        page.keyboard.press(key)
        expect(page.locator("#controls .count b")).not_to_have_text(str(before))
        assert page.evaluate(DIFFERENT) == [], f"after {key} from step {before}"
        walked += 1
    assert walked >= 8


def test_the_first_frame_of_a_step_has_no_holes(page: Page, real: Server, hundred: tuple[str, int]) -> None:
    """Nodes far outside the window are left out; those that a step brings into sight are there in its first frame."""
    address, step = hundred
    opened(page, f"{real.url}{address}?step={step}&whole=1")
    page.evaluate(
        """() => {
          window.frames = [];
          const state = document.getElementById("state");
          document.addEventListener("htmx:after:swap", () => requestAnimationFrame(() => {
            const { top, bottom } = state.getBoundingClientRect();
            const sighted = [...state.querySelectorAll(".many .node")].filter((node) => {
              const box = node.getBoundingClientRect();
              return box.bottom > top && box.top < bottom;
            });
            const drawn = (node) => node.firstElementChild.checkVisibility({ contentVisibilityAuto: true });
            frames.push([sighted.length, sighted.filter((node) => !drawn(node)).length, state.scrollTop]);
          }));
        }"""
    )
    for count in range(1, 8):
        page.keyboard.press("ArrowRight")
        page.wait_for_function("n => frames.length === n", arg=count)
    frames: list[tuple[int, int, float]] = page.evaluate("frames")
    jumps = [b[2] - a[2] for a, b in zip(frames, frames[1:], strict=False)]
    assert min(jumps) < -1000, "some step leads from the end of the page to the top of the large tree"
    assert max(sighted for sighted, _, _ in frames) >= 3
    assert [holes for _, holes, _ in frames] == [0] * 7


def test_what_was_worked_out_ahead_is_not_done_to_a_page_that_others_have_changed(page: Page, real: Server) -> None:
    source = next(one.source for one in examples() if one.slug == "two-mutable-references")
    opened(page, f"{real.url}/t/{real.run(source)['id']}?step=0")
    page.evaluate('() => { window.near = 0; document.addEventListener("step:near", () => { near += 1; }); }')
    changes = [
        "() => document.querySelector('#cursor rect').setAttribute('x', '5')",
        "() => { document.querySelector('#told h2').textContent = 'something else'; }",
        "() => document.getElementById('stack').append(document.createElement('p'))",
    ]
    for change in changes:
        near, before = page.evaluate("near"), shown(page)
        page.keyboard.press("ArrowRight")
        expect(page.locator("#controls .count b")).not_to_have_text(str(before))
        page.wait_for_function("n => near > n", arg=near)
        before = shown(page)
        page.evaluate(change)
        page.keyboard.press("ArrowRight")
        expect(page.locator("#controls .count b")).not_to_have_text(str(before))
        assert page.evaluate(DIFFERENT) == [], change


@pytest.mark.parametrize("width", [910, 1000, 1070, 1100, 1250, 1440])
def test_nothing_lies_over_the_words_of_the_bar(
    context_of: Callable[..., BrowserContext], real: Server, hundred: tuple[str, int], width: int
) -> None:
    """Where a walk is long the steps around stand beside the filters: both are to be read, or only the filters."""
    page = context_of(viewport={"width": width, "height": 800}).new_page()
    address, step = hundred
    opened(page, f"{real.url}{address}?step={step}")
    assert page.locator("#near .only a").count() == 3
    covered = page.evaluate(
        """() => {
          const words = document.createRange();
          words.selectNodeContents(document.querySelector("#near .only"));
          const { left, right } = words.getBoundingClientRect();
          return [...document.querySelectorAll("#controls a, #near .tick, .playing > *")].filter((one) => {
            const box = one.getBoundingClientRect();
            const { top, bottom } = words.getBoundingClientRect();
            return box.width && box.right > left && box.left < right && box.bottom > top && box.top < bottom;
          }).length;
        }"""
    )
    assert covered == 0


def test_nodes_that_stay_keep_their_places(
    context_of: Callable[..., BrowserContext], real: Server, hundred: tuple[str, int]
) -> None:
    page = context_of(viewport={"width": 1280, "height": 900}).new_page()
    address, step = hundred
    opened(page, f"{real.url}{address}?step={step}&whole=1")
    places = """() => Object.fromEntries([...document.querySelectorAll("#state .card")].flatMap((card) =>
      [...card.querySelectorAll("li[id] > .node")].map((node) => {
        const box = node.getBoundingClientRect();
        const from = card.getBoundingClientRect();
        return [node.parentElement.id, [box.left - from.left, box.top - from.top, box.width]];
      })))"""
    compared = 0
    for _ in range(8):
        before: dict[str, Any] = page.evaluate(places)
        number = shown(page)
        page.keyboard.press("ArrowRight")
        expect(page.locator("#controls .count b")).not_to_have_text(str(number))
        after = page.evaluate(places)
        kept = before.keys() & after.keys()
        assert len(kept) >= 100
        # A new node takes a row and may push those below it down, but moves nothing to the side.
        same = before.keys() == after.keys()
        compared += same
        looked = slice(None) if same else slice(1)
        moved = {
            id_: (before[id_], after[id_])
            for id_ in kept
            if any(abs(a - b) > 0.5 for a, b in zip(before[id_][looked], after[id_][looked], strict=True))
        }
        assert not moved
    assert compared >= 2
