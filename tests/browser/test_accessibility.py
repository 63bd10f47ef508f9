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


PATHS = ["/", "/automaton", "/models", "/rust", "/api", "/nothing", "{two}?step=6", "{two}", "{pair}", "{embed}"]


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
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
    )
    problems = [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
    assert problems == [], "\n".join(problems[:12])


def test_a_forced_scheme_wins_over_the_systems(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of(color_scheme="dark").new_page()
    colours = []
    for theme in ("light", "dark"):
        page.goto(f"{two}?theme={theme}")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    page.goto(two)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colours[1] != colours[0]
