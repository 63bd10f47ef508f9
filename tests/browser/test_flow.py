"""The whole flow in each way of using the page: from the examples to a run, its undefined behaviour, the story, another
view, the repaired program, and the address of a step that somebody else opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.lessons import example
from tests.browser.conftest import write_program
from tests.web.conftest import Server, small

SLUG = "two-mutable-references"
A_RUN = 15_000
"""Milliseconds that a run may take on a busy machine; a step has the shorter time of every other act."""

MODES: dict[str, dict[str, Any]] = {
    "mouse": {},
    "dark": {"color_scheme": "dark"},
    "360 px": {"viewport": {"width": 360, "height": 700}, "has_touch": True},
    "without JavaScript": {"java_script_enabled": False},
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application with the engine itself."""
    started = Server(small(tmp_path_factory.mktemp("flow"), max_seconds=10.0))
    started.run("fn main() {}")
    yield started
    started.stop()


def broken() -> str:
    """The example's text."""
    one = example(SLUG)
    assert one is not None
    return one.source


def repaired() -> str:
    """The example with its two writes the other way round."""
    lines = broken().splitlines()
    first, second = (next(i for i, line in enumerate(lines) if text in line) for text in ("*p = 1", "*b = 2"))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines) + "\n"


def step(page: Page) -> str:
    return page.locator("#controls .count b").inner_text()


def width_is_kept(page: Page, scripts: bool) -> None:
    """No sideways scrolling of the page."""
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("mode", MODES)
def test_the_whole_flow(context_of: Callable[..., BrowserContext], real: Server, mode: str) -> None:
    scripts = MODES[mode].get("java_script_enabled", True)
    page = context_of(**MODES[mode]).new_page()
    page.goto(real.url)
    if mode == "dark":
        red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g)")[:3]
        assert float(red) + float(green) + float(blue) < 3 * 80
    width_is_kept(page, scripts)
    page.locator(f"a[href*='/examples/{SLUG}']").click()

    # The end of the run, then from its beginning to what went wrong.
    expect(page.locator("#told h2")).to_contain_text("Undefined behaviour", timeout=A_RUN)
    last = step(page)
    if page.locator("#go-first").is_visible():
        page.locator("#go-first").click()
        expect(page.locator("#controls .count b")).to_have_text("0")
    else:  # a small screen has no room for it
        for back in (1, 2):
            page.locator("#go-previous").click()
            expect(page.locator("#controls .count b")).to_have_text(str(int(last) - back))
    before = int(step(page))
    page.locator("#go-next").click()
    expect(page.locator("#controls .count b")).to_have_text(str(before + 1))
    page.locator("#go-next-ub").click()
    expect(page.locator("#controls .count b")).to_have_text(last)
    width_is_kept(page, scripts)

    # The story, and the step that it blames.
    story = page.locator("#story")
    expect(story).to_contain_text("Disabled")
    story.locator("ol a[href*='step=']").first.click()
    expect(page.locator("#controls .count b")).not_to_have_text(last)
    page.locator("#go-next-ub").click()
    expect(page.locator("#controls .count b")).to_have_text(last)

    # The same state as a table of bytes.
    page.locator("#view-bytes").click()
    expect(page.locator("#view-bytes")).to_have_attribute("aria-current", "true")
    expect(page.locator("#state table").first).to_be_visible()
    width_is_kept(page, scripts)

    # The address of this step, opened by somebody else.
    shared = page.locator("#share").get_attribute("href")
    assert shared is not None and "view=bytes" in shared
    other = context_of().new_page()
    other.goto(real.url + shared if shared.startswith("/") else shared)
    expect(other.locator("#controls .count b")).to_have_text(last)
    expect(other.locator("#view-bytes")).to_have_attribute("aria-current", "true")
    other.close()

    # The repaired program.
    page.locator("#edit").click()
    if scripts:
        write_program(page, repaired())
    else:
        page.fill("#source", repaired())
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".verdict")).to_have_text("No undefined behaviour", timeout=A_RUN)
    expect(page.locator("#go-next-ub")).to_have_attribute("aria-disabled", "true")


def test_the_whole_flow_with_the_keyboard_alone(page: Page, real: Server) -> None:
    page.goto(real.url)
    page.locator("#editor[data-ready]").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className === 'cm-host'"):
            break
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(broken())
    page.keyboard.press("Control+Enter")
    expect(page.locator(".verdict")).to_have_text("Undefined behaviour", timeout=A_RUN)
    expect(page.locator("#go-previous")).to_be_visible(timeout=A_RUN)
    page.keyboard.press("Home")
    expect(page.locator("#controls .count b")).to_have_text("0")
    page.keyboard.press("]")
    expect(page.locator("#controls .count b")).not_to_have_text("0")
    page.keyboard.press("n")
    expect(page.locator("#story")).to_contain_text("Disabled")
    page.keyboard.press("e")
    page.locator("#editor[data-ready]").wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(repaired())
    page.keyboard.press("Control+Enter")
    expect(page.locator(".verdict")).to_have_text("No undefined behaviour", timeout=A_RUN)
