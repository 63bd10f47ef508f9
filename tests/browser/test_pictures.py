"""Every view of `pictures.py`: none is wider than a narrow window, and each shows where its step happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.pictures import KEPT, NARROW, VIEWS, WIDE, addresses, show
from tests.web.conftest import Server, small

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => `${e.localName}#${e.id}.${e.className}`)"""

# The nodes that the step's access is made through, if they do not stand whole in the part of the state that is seen.
UNSEEN = """() => {
  const state = document.getElementById("state");
  const outer = state.getBoundingClientRect();
  const top = outer.top + (state.querySelector(".views")?.offsetHeight ?? 0);
  return [...state.querySelectorAll("li.access > .node")].filter((node) => {
    const { top: above, bottom } = node.getBoundingClientRect();
    return above < top - 1 || bottom > outer.bottom + 1;
  }).map((node) => node.textContent);
}"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(small(tmp_path_factory.mktemp("pictures"), max_seconds=60.0))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def pages(real: Server) -> dict[str, str]:
    return addresses(real)


def test_no_view_of_a_program_is_wider_than_a_narrow_window(
    context_of: Callable[..., BrowserContext], real: Server, pages: dict[str, str]
) -> None:
    page = context_of(viewport={"width": NARROW[0], "height": NARROW[1]}).new_page()
    wide = {}
    for view in VIEWS:
        if "{" not in view.address:
            continue  # test_accessibility.py looks at the pages that are of no program
        show(page, real.url + view.address.format(**pages), view)
        if found := page.evaluate(TOO_WIDE):
            wide[view.name] = found
    assert not wide


def test_where_a_step_happens_is_seen_without_scrolling(
    context_of: Callable[..., BrowserContext], real: Server, pages: dict[str, str]
) -> None:
    page = context_of(viewport={"width": WIDE[0], "height": WIDE[1]}).new_page()
    looked = 0
    for view in VIEWS:
        if not view.name.startswith("tree-"):
            continue
        show(page, real.url + view.address.format(**pages), view)
        assert page.locator("#state").locator("li.access").count() > 0, view.name
        assert page.evaluate(UNSEEN) == [], view.name
        looked += 1
    assert looked >= 5


def test_a_picture_of_every_view_is_kept_and_told_of() -> None:
    told = (KEPT.parent / "views.md").read_text(encoding="utf-8")
    for view in VIEWS:
        for name in (f"{view.name}-{WIDE[0]}-dark.jpg", f"{view.name}-{NARROW[0]}-light.jpg"):
            assert (KEPT / name).stat().st_size > 5_000
            assert f"views/{name}" in told
    assert len(list(KEPT.glob("*.jpg"))) == 2 * len(VIEWS), "a picture of a view that is no more"
