"""How soon a step shows after its key, and that nothing jumps that did not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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

WATCH = """() => {
  window.took = [];
  let pressed = 0;
  addEventListener("keydown", () => { pressed = performance.now(); }, true);
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail?.ctx?.target?.id !== "work") return;
    requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - pressed)));
  });
}"""


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A walk whose tree has a hundred nodes, and a step at which they are all there."""
    server = Server(small(tmp_path_factory.mktemp("speed"), max_seconds=30.0))
    made = server.run(HUNDRED)
    yield f"{server.url}/t/{made['id']}", int(made["steps"]) - 40
    server.stop()


@pytest.mark.bench
def test_a_step_shows_within_50_ms_of_its_key_at_100_nodes(page: Page, hundred: tuple[str, int]) -> None:
    address, step = hundred
    page.goto(f"{address}?step={step}&whole=1")
    assert page.locator("#state ul.tree li").count() >= 100
    page.evaluate(WATCH)
    for count in range(30):
        page.wait_for_timeout(250)
        page.keyboard.press("ArrowRight" if count % 10 < 5 else "ArrowLeft")
        page.wait_for_function("n => window.took.length > n", arg=count)
    took = sorted(page.evaluate("window.took"))
    print(f"\nkey to picture at 100 nodes: {', '.join(f'{one:.0f}' for one in took)} ms")
    assert median(took) < 50 and took[int(len(took) * 0.9)] < 100


def test_nodes_that_stay_keep_their_places(
    context_of: Callable[..., BrowserContext], hundred: tuple[str, int]
) -> None:
    page = context_of(viewport={"width": 1280, "height": 900}).new_page()
    address, step = hundred
    page.goto(f"{address}?step={step}&whole=1")
    places = """() => Object.fromEntries([...document.querySelectorAll("#state .card")].flatMap((card) =>
      [...card.querySelectorAll("li[id] > .node")].map((node) => {
        const box = node.getBoundingClientRect();
        const from = card.getBoundingClientRect();
        return [node.parentElement.id, [box.left - from.left, box.top - from.top, box.width]];
      })))"""
    compared = 0
    for _ in range(8):
        before = page.evaluate(places)
        shown = page.locator("#controls .count b").inner_text()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#controls .count b")).not_to_have_text(shown)
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
