"""axe-core finds nothing to complain about, in either colour scheme; pages fit a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import BrowserContext

from tests.web.conftest import Server
from tests.web.driver import PAIR, TWO

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


PLACES = [
    "/", "/automaton", "/models", "/rust", "/api", "/nothing", "{refused}", "{embed}?step=6", "{two}", "{two}?step=6",
    "{pair}?step=15", "{two}?step=6&present=1", "{two}?step=6&predict=1", "{two}/compare", "{two}/difference",
    "{two}/notes", "{stacked}?step=7",
    *(f"{which}&view={view}" for view in ("bytes", "frames", "rules") for which in ("{two}?step=7", "{pair}?step=15")),
    "{two}?step=6 e", "{two}?step=6 l", "{two}?step=6 ?", "{two}?step=6 menu",
]  # fmt: skip
"""Every page, every view, and with a key behind the address every dialog."""

RUN = """([rules, size]) => axe.run(document, rules.length ? {runOnly: {type: 'rule', values: rules}} : {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {'target-size': {enabled: size}}
})"""
OPENED = {"e": "#editor[data-ready]", "l": "#legend", "?": "#help", "menu": "#display[open]"}
WIDER = """() => [...document.querySelectorAll("body *")].filter(one => {
  for (let box = one.parentElement; box; box = box.parentElement) if (box.scrollWidth > box.clientWidth
    && getComputedStyle(box).overflowX !== "visible" && box.tagName !== "BODY") return false;
  return one.getBoundingClientRect().right > innerWidth + 1 && one.getBoundingClientRect().width;
}).slice(0, 5).map(one => `${one.tagName}.${one.className}#${one.id}`)"""


@pytest.fixture(scope="module")
def addresses(server: Server, two: str) -> dict[str, str]:
    """The traces that the places are of."""
    made = {
        "pair": server.run(PAIR), "stacked": server.run(TWO, "stacked"),
        "refused": server.run("//! test: refuse\nfn main() {\n    let f = async { 1 };\n}\n"),
    }  # fmt: skip
    where = two.removeprefix(server.url)
    return {
        "two": where,
        "embed": where.replace("/t/", "/embed/"),
        **{name: f"/t/{one['id']}" for name, one in made.items()},
    }


@pytest.mark.parametrize("place", PLACES)
def test_axe_and_reflow(
    context_of: Callable[..., BrowserContext], server: Server, addresses: dict[str, str], place: str
) -> None:
    """axe-core finds nothing in light, in dark, or on 320 pixels, where the page is no wider than the screen."""
    page = context_of(color_scheme="light", bypass_csp=True, reduced_motion="reduce").new_page()
    path, _, opened = place.format(**addresses).partition(" ")
    page.goto(server.url + path)
    if opened == "menu":
        page.locator("#display summary").click()
    elif opened:
        page.keyboard.press(opened)
    if opened:
        page.locator(OPENED[opened]).wait_for()
    page.evaluate(AXE)
    # What opens over a page may cover targets below it for a while. In dark nothing but the colours differs, and on a
    # narrow screen only what depends on the layout.
    layout = ["color-contrast", "scrollable-region-focusable", *([] if opened else ["target-size"])]
    for scheme, width, rules in (("light", 1280, []), ("dark", 1280, ["color-contrast"]), ("light", 320, layout)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(WIDER)
        problems = [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in page.evaluate(RUN, [rules, not opened])["violations"]
            for node in one["nodes"]
        ]
        assert problems == [], f"{scheme} {width}: " + "\n".join(problems[:12])


def test_the_tree_is_read_node_by_node(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of().new_page()
    page.goto(f"{two}?step=6")
    page.locator("#a1 [role=treeitem]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert said.endswith("foreign access: bytes 0–3 from Reserved to Disabled")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.activeElement.getAttribute('aria-label').endsWith('bytes 0–3 Reserved')")


def test_a_forced_scheme_wins_over_the_systems(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of(color_scheme="dark").new_page()
    colours = []
    for theme in ("light", "dark"):
        page.goto(f"{two}?theme={theme}")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    page.goto(two)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colours[1] != colours[0]
