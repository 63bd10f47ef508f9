"""The words of a step, comparing, predicting and notes in a browser: with scripts and without, by keyboard, narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_accessibility import AXE
from tests.web.conftest import Server


@pytest.fixture(scope="module")
def notes(server: Server, two: str) -> str:
    """Notes to the trace of two references, at steps 3, 5 and 6."""
    order = {
        "title": "Two references",
        "notes": [
            {"step": 3, "text": "Here `a` is made."}, {"step": 5, "text": "- one\n- two"}, {"step": 6, "text": "> now"},
        ],
    }  # fmt: skip
    answer = server.client.post(f"/api/v1/traces/{two.rsplit('/', 1)[1]}/notes", json=order)
    found: str = answer.json()["id"]
    return found


def test_the_changes_of_a_step_lead_to_their_rule(page: Page, two: str) -> None:
    page.goto(f"{two}?step=6")
    expect(page.locator("#changes li").first).to_contain_text("b may not be used any more")
    page.locator("#changes a.rule").first.click()
    expect(page.locator("#lit")).to_be_in_viewport()
    expect(page.locator("path.edge.lit")).to_have_count(1)


def test_the_reason_is_one_press_from_the_undefined_behaviour(page: Page, two: str) -> None:
    page.goto(f"{two}?step=7")
    page.locator("#told .sentence a").click()
    expect(page.locator("#controls .count b")).to_have_text("6")


def test_two_steps_are_compared(page: Page, two: str) -> None:
    page.goto(f"{two}?step=6")
    page.locator("#go-difference").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed from step 5 to step 6")
    page.get_by_label("From step").select_option("2")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("main")).to_contain_text("b is new, made from a")


@pytest.mark.parametrize("scripts", [True, False])
def test_predicting(context_of: Callable[..., BrowserContext], two: str, scripts: bool) -> None:
    page = context_of(java_script_enabled=scripts).new_page()
    page.goto(f"{two}?step=5")
    page.locator("#go-predict").click()
    expect(page.locator(".tick")).to_have_count(0)
    page.locator("#go-next").click()
    expect(page.locator("#predict")).to_be_visible()
    expect(page.locator("#state")).not_to_contain_text("Disabled")
    page.locator("#predict label").filter(has_text="b").first.click()
    page.locator("#predict input[value='3']").check()
    page.locator("#answer").click()
    expect(page.locator("#judged")).to_contain_text("Not quite. You missed a.")
    expect(page.locator("#score")).to_have_text("0 of 1 right on this walk")
    page.locator("#go-next").click()
    page.locator("#predict input[value='ub']").check()
    page.locator("#answer").click()
    expect(page.locator("#judged")).to_contain_text("Right.")
    expect(page.locator("#score")).to_have_text("1 of 2 right on this walk")
    expect(page.locator("#score-all")).to_have_text("1 of 2 right in this browser" if scripts else "")
    if scripts:
        page.reload()
        expect(page.locator("#score-all")).to_have_text("1 of 2 right in this browser")
        page.locator("#score-forget").click()
        expect(page.locator("#score-all")).to_be_hidden()


def test_predicting_by_keys(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5&predict=1")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#predict")).to_be_visible()
    page.locator("#predict input[type=checkbox]").nth(1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#judged")).to_contain_text("Right.")
    page.locator("#stop-predicting").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#timeline")).to_be_visible()
    page.goto(f"{two}?step=6&predict=1")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#controls .count b")).to_have_text("6")
    expect(page.locator("#judged")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_writing_notes_and_walking_through_them(
    context_of: Callable[..., BrowserContext], two: str, scripts: bool
) -> None:
    page = context_of(java_script_enabled=scripts).new_page()
    page.goto(f"{two}?step=3")
    page.locator("#go-notes").click()
    page.get_by_label("Title").fill("My walk")
    page.get_by_label("Note 1", exact=True).fill("First *this*.")
    page.get_by_label("Step of note 2").select_option("6")
    page.get_by_label("Note 2", exact=True).fill("Then that.")
    page.locator("#save").click()
    expect(page).to_have_url(re.compile(r"\?step=3&notes=[a-z2-7]{20}$"))
    expect(page.locator("#guide em")).to_have_text("this")
    expect(page.locator(".tick.noted")).to_have_count(2)
    page.locator("#go-next-note").click()
    expect(page.locator("#controls .count b")).to_have_text("6")
    expect(page.locator("#guide")).to_contain_text("Then that.")
    page.locator("#go-notes").click()
    expect(page.get_by_label("Note 2", exact=True)).to_have_value("Then that.")


def test_notes_by_keys_and_in_a_frame(page: Page, server: Server, two: str, notes: str) -> None:
    page.goto(f"{server.url}/embed/{two.rsplit('/', 1)[1]}?notes={notes}")
    expect(page.locator("#guide")).to_contain_text("note 1 of 3")
    for step in ("5", "6"):
        page.keyboard.press(".")
        expect(page.locator("#controls .count b")).to_have_text(step)
    page.keyboard.press(",")
    expect(page.locator("#controls .count b")).to_have_text("5")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#guide")).to_contain_text("no note at this step")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_no_sideways_scrolling(
    context_of: Callable[..., BrowserContext], two: str, notes: str, scheme: Any
) -> None:
    page = context_of(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 740}).new_page()
    paths = [
        "/difference?from=2&to=6", "?step=6&predict=1", "?step=6&predict=1&answer=1", f"?step=5&notes={notes}",
        "?step=7&predict=1&answer=ub&score=1-2", "/notes?step=6", f"/notes?from={notes}",
    ]  # fmt: skip
    for path in paths:
        page.goto(two + path)
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        problems = [
            f"{path} {one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]
        assert problems == [], "\n".join(problems[:8])
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
