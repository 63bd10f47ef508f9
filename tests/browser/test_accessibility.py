"""axe-core finds nothing to complain about, in either colour scheme."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.web.conftest import Server
from tests.web.driver import PAIR

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


PATHS = [
    "/", "/automaton", "/models", "/rust", "/api", "/nothing", "{two}?step=6", "{two}", "{pair}", "{embed}",
    "{two}?step=6&present=1", "{two}?step=6&view=bytes", "{two}?step=6&view=frames", "{two}?step=6&view=rules",
    "{two}/compare", "{two}/difference", "{two}/notes", "{two}?step=6&predict=1",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe(
    context_of: Callable[..., BrowserContext], server: Server, two: str, path: str, scheme: Any
) -> None:
    page = context_of(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").new_page()
    pair = f"/t/{server.run(PAIR)['id']}?step=15"
    where = two.removeprefix(server.url)
    page.goto(server.url + path.format(two=where, embed=where.replace("/t/", "/embed/") + "?step=6", pair=pair))
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    problems = [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
    assert problems == [], "\n".join(problems[:12])


@pytest.mark.parametrize("key", ["e", "l", "?"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_of_what_opens_over_a_page(
    context_of: Callable[..., BrowserContext], two: str, key: str, scheme: Any
) -> None:
    page = context_of(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").new_page()
    page.goto(f"{two}?step=6")
    page.keyboard.press(key)
    page.locator({"e": "#editor[data-ready]", "l": "#legend", "?": "#help"}[key]).wait_for()
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [one["id"] for one in found["violations"]] == []


def test_the_tree_is_read_node_by_node(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of().new_page()
    page.goto(f"{two}?step=6")
    page.locator("#a1 [role=treeitem]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert said.endswith("foreign access: bytes 0–3 from Reserved to Disabled")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("document.activeElement.getAttribute('aria-label').endsWith('bytes 0–3 Reserved')")


def test_a_forced_scheme_wins_over_the_systems(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of(color_scheme="dark").new_page()
    colours = []
    for theme in ("light", "dark"):
        page.goto(f"{two}?theme={theme}")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    page.goto(two)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colours[1] != colours[0]
