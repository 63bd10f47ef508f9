"""Real programs in a real browser: from the editor to the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.lessons import examples
from tests.browser.conftest import write_program
from tests.web.conftest import Server, small

SLUGS = ["two-mutable-references", "struct-with-a-cell", "slice-halves", "freed-under-a-protector", "vec-grown"]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application with the engine itself."""
    started = Server(small(tmp_path_factory.mktemp("real"), max_seconds=10.0))
    started.run("fn main() {}")
    yield started
    started.stop()


@pytest.mark.parametrize("slug", SLUGS)
def test_an_example_runs_and_can_be_walked_from_end_to_end(page: Page, real: Server, slug: str) -> None:
    one = next(one for one in examples() if one.slug == slug)
    page.goto(f"{real.url}/?example={slug}")
    page.get_by_role("button", name="Run").click()
    verdict = {"ub": "Undefined behaviour", "ok": "No undefined behaviour"}[one.expect]
    expect(page.locator(".verdict")).to_have_text(verdict, timeout=10_000)
    expect(page.locator("#go-first")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.locator("#controls .count b")).to_have_text("0")
    steps = page.locator(".tick").count()
    walked = 0
    while page.locator("a#go-next").count() and walked < 25:
        before = page.locator("#controls .count b").inner_text()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#controls .count b")).not_to_have_text(before)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        walked += 1
    assert walked == min(25, steps - 1) or steps == 160
    if one.expect == "ub":
        page.keyboard.press("n") if page.locator("a#go-next-ub").count() else None
        expect(page.locator("#told h2")).to_contain_text("Undefined behaviour")
        expect(page.locator("#story")).to_contain_text("repaired")


def test_a_refused_program_can_be_corrected_and_run(page: Page, real: Server) -> None:
    page.goto(real.url)
    write_program(page, "fn main() { let x: u32 = ; }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".verdict")).to_have_text("Refused")
    expect(page.locator("#editor .cm-lintRange-error").first).to_be_visible()
    write_program(page, "fn main() { let mut x: u32 = 1; let r = &mut x; *r = 2; }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".verdict")).to_have_text("No undefined behaviour")


@pytest.mark.parametrize("width", [360, 1280])
def test_real_trees_fit_the_screen(context_of: Callable[..., BrowserContext], real: Server, width: int) -> None:
    page = context_of(viewport={"width": width, "height": 740}).new_page()
    for slug in SLUGS:
        made = real.run(next(one for one in examples() if one.slug == slug).source)
        for query in ("", "?lib=1"):
            page.goto(f"{real.url}/t/{made['id']}{query}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, slug
            strips = page.evaluate(
                "[...document.querySelectorAll('.card')].map(card => new Set([...card.querySelectorAll('.node .strip')]"
                ".map(strip => Math.round(strip.getBoundingClientRect().left))).size)"
            )
            # Within a card all strips begin at the same place, however deep their nodes are.
            assert all(count <= 1 for count in strips), slug
