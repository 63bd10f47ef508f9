"""Models side by side in a real browser: keys move all pictures, nothing overflows, axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_accessibility import AXE
from tests.trace.test_compare import SIBLINGS
from tests.web.conftest import Server, small


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a comparison by the engine itself."""
    started = Server(small(tmp_path_factory.mktemp("sides"), max_seconds=10.0))
    address = f"{started.url}/t/{started.run(SIBLINGS)['id']}/compare?models=tree,stacked"
    started.client.get(address)
    yield address
    started.stop()


def test_keys_move_both_pictures(page: Page, compared: str) -> None:
    page.goto(compared)
    count = page.locator("#controls .count b")
    here = int(count.inner_text())
    expect(page.locator(".part.forbids")).to_have_count(1)
    steps = page.locator(".column .where a")
    shown = steps.all_inner_texts()
    page.keyboard.press("ArrowLeft")
    expect(count).to_have_text(str(here - 1))
    assert all(one != other for one, other in zip(steps.all_inner_texts(), shown, strict=True))
    expect(page.locator(".part")).to_have_count(0)
    page.keyboard.press("n")
    expect(count).to_have_text(str(here))
    page.keyboard.press("Home")
    expect(count).to_have_text("0")
    page.keyboard.press("]")
    expect(count).not_to_have_text("0")
    page.keyboard.press("End")
    expect(page.get_by_text("The run was over by then.")).to_have_count(1)
    page.reload()
    expect(page.get_by_text("The run was over by then.")).to_have_count(1)


def test_texts_and_pictures_begin_at_the_same_heights(page: Page, compared: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(compared.replace("tree,stacked", "tree,tree-implicit-writes"))
    tops = page.evaluate(
        "[...document.querySelectorAll('.column')]"
        ".map(one => [...one.children].map(part => part.getBoundingClientRect().top))"
    )
    assert len(tops) == 2 and tops[0] == tops[1] and tops[0] == sorted(tops[0])
    words = page.locator(".column h2")
    assert words.nth(1).evaluate("one => one.getBoundingClientRect().height") > 46, "a heading wraps"


def test_without_scripts(context_of: Callable[..., BrowserContext], compared: str) -> None:
    page = context_of(java_script_enabled=False).new_page()
    page.goto(compared)
    here = int(page.locator("#controls .count b").inner_text())
    page.locator("#go-previous").click()
    expect(page.locator("#controls .count b")).to_have_text(str(here - 1))
    page.get_by_label("Tree Borrows as in the article of March 2023").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".column")).to_have_count(3)


def test_from_the_walk(page: Page, compared: str) -> None:
    page.goto(compared.split("/compare")[0] + "?step=6")
    page.locator("#go-compare").click()
    expect(page.locator(".column")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_and_width(context_of: Callable[..., BrowserContext], compared: str, width: int, scheme: Any) -> None:
    page = context_of(
        color_scheme=scheme, bypass_csp=True, reduced_motion="reduce", viewport={"width": width, "height": 800}
    ).new_page()  # fmt: skip
    page.goto(compared)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})")
    problems = [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]
    assert problems == [], "\n".join(problems[:12])
