"""Walking through a trace: keys, buttons, timeline, addresses; with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import write_program
from tests.web.conftest import Server
from tests.web.driver import PAIR, TWO


def step(page: Page) -> int:
    return int(page.locator("#controls .count b").inner_text())


def at(page: Page, number: int) -> None:
    expect(page.locator("#controls .count b")).to_have_text(str(number))


def test_keys_walk_and_the_address_follows(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    page.keyboard.press("ArrowRight")
    at(page, 6)
    expect(page).to_have_url(f"{two}?step=6")
    expect(page.locator("#n3 .seg").first).to_have_attribute("title", "bytes 0–3: Reserved → Disabled")
    page.keyboard.press("ArrowLeft")
    at(page, 5)
    page.keyboard.press("End")
    at(page, 7)
    page.keyboard.press("Home")
    at(page, 0)
    page.keyboard.press("]")
    at(page, 6)
    page.keyboard.press("n")
    at(page, 7)
    page.keyboard.press("[")
    at(page, 6)
    page.reload()
    at(page, 6)


def test_nodes_stay_in_place_so_that_a_transition_is_a_change(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    page.evaluate("for (const id of ['a1', 'n1', 'n2', 'n3']) document.getElementById(id).mark = id")
    page.keyboard.press("ArrowRight")
    at(page, 6)
    kept = page.evaluate("['a1', 'n1', 'n2', 'n3'].map(id => document.getElementById(id).mark === id)")
    assert kept == [True, True, True, True]


def test_a_step_moves_the_line_the_cursor_and_the_title(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    before = page.locator("#cursor rect").get_attribute("x")
    page.locator("#go-next").click()
    at(page, 6)
    expect(page.locator("#code li.now code")).to_have_text("    unsafe { *p = 1 };\n")
    expect(page.locator("#code .m-now").first).to_have_text("*p = ")
    assert page.locator("#cursor rect").get_attribute("x") != before
    expect(page).to_have_title("Undefined behaviour · step 6 · Arboretum")
    assert "step=6" in (page.locator("#share").get_attribute("href") or "")


def test_the_timeline_and_the_lines_lead_to_their_steps(page: Page, two: str) -> None:
    page.goto(f"{two}?step=0")
    page.locator(".tick").nth(3).click()
    at(page, 3)
    page.locator("#code li").nth(5).locator("a.at").click()
    at(page, 6)


def test_a_held_key_never_gets_stuck(page: Page, two: str) -> None:
    page.goto(f"{two}?step=0")
    for _ in range(40):
        page.keyboard.down("ArrowRight")
        page.wait_for_timeout(10)
    page.keyboard.up("ArrowRight")
    at(page, 7)


def test_quick_presses_are_not_lost(page: Page, two: str) -> None:
    page.goto(f"{two}?step=0")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    at(page, 5)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    at(page, 3)


def test_back_leaves_the_trace_in_one_press(page: Page, server: Server, two: str) -> None:
    page.goto(f"{server.url}/automaton")
    page.goto(f"{two}?step=0")
    for number in (1, 2, 3):
        page.keyboard.press("ArrowRight")
        at(page, number)
    page.go_back()
    expect(page).to_have_url(f"{server.url}/automaton")
    page.go_forward()
    at(page, 3)


def test_help_opens_and_closes(page: Page, two: str) -> None:
    page.goto(two)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_folding_of_library_code_is_kept_while_walking(page: Page, server: Server) -> None:
    address = f"{server.url}/t/{server.run(PAIR)['id']}"
    page.goto(f"{address}?step=15")
    expect(page.locator(".folded span")).to_have_text(["1 node of library code", "nothing changes there in this step"])
    page.get_by_role("link", name="Show it").click()
    expect(page.locator("#n8")).to_be_visible()
    page.keyboard.press("ArrowRight")
    at(page, 16)
    expect(page.locator("#n8")).to_be_visible()
    assert "lib=1" in page.url


def test_a_run_is_seen_while_it_runs_and_ends_as_a_walk(page: Page, server: Server) -> None:
    page.goto(server.url)
    write_program(page, "//! test: slow 1.5\nx, live")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#work #n2")).to_be_visible(timeout=5000)
    expect(page.locator(".verdict")).to_have_text("Running …")
    expect(page.locator("#go-previous")).to_be_visible(timeout=8000)
    expect(page.locator(".verdict")).to_have_text("No undefined behaviour")
    assert "/t/" in page.url
    number = step(page)
    page.keyboard.press("ArrowLeft")
    at(page, number - 1)


def test_a_program_that_is_too_large_is_told_beside_the_editor(
    context_of: Callable[..., BrowserContext], server: Server
) -> None:
    page = context_of().new_page()
    page.goto(server.url)
    write_program(page, "x" * 70_000)
    with page.expect_response("**/run"):
        page.get_by_role("button", name="Run").click()
    expect(page.locator("#problem")).to_contain_text("70,000 bytes")
    assert page.input_value("#source").startswith("xxx")


def test_without_scripts_a_form_and_links_are_enough(
    context_of: Callable[..., BrowserContext], server: Server, two: str
) -> None:
    page = context_of(java_script_enabled=False).new_page()
    page.goto(server.url)
    page.get_by_role("link", name="edit Two halves of a slice").click()
    assert "fn halves" in page.input_value("#source")
    page.fill("#source", TWO)
    page.get_by_role("button", name="Run").click()
    expect(page).to_have_url(two)
    at(page, 7)
    page.locator("#go-previous").click()
    at(page, 6)
    expect(page.locator("#code li.now")).to_be_in_viewport()
    page.locator("#go-next-ub").click()
    at(page, 7)


def test_framed_in_another_page(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of().new_page()
    page.set_content(f'<h1>A book</h1><iframe src="{two.replace("/t/", "/embed/")}?step=5" width="800" height="600">')
    frame = page.frame_locator("iframe")
    expect(frame.locator("#controls .count b")).to_have_text("5")
    frame.locator("#go-next").click()
    expect(frame.locator("#controls .count b")).to_have_text("6")
    expect(frame.locator("header.top")).to_have_count(0)


PAGES = ["/", "/automaton", "/rust", "/api", "{two}?step=6", "{two}", "{embed}?step=6", "{pair}"]


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_screen(
    context_of: Callable[..., BrowserContext], server: Server, two: str, path: str, width: int
) -> None:
    page = context_of(viewport={"width": width, "height": 740}).new_page()
    pair = f"/t/{server.run(PAIR)['id']}?step=15"
    where = two.removeprefix(server.url)
    page.goto(server.url + path.format(two=where, embed=where.replace("/t/", "/embed/"), pair=pair))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_small_screen_the_buttons_stay_at_hand(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of(viewport={"width": 360, "height": 640}, has_touch=True).new_page()
    page.goto(f"{two}?step=5")
    for button in ("#go-previous", "#go-next"):
        expect(page.locator(button)).to_be_in_viewport()
        box = page.locator(button).bounding_box()
        assert box is not None and box["width"] >= 40 and box["height"] >= 40
    page.locator("#go-next").tap()
    at(page, 6)
