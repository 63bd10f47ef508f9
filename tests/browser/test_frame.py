"""The frame and the editor: the bar, presentation, colour scheme, legend; changing a program beside its steps."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Server


def test_the_bar_moves_by_key_and_is_remembered(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    bar = page.locator("#splitter")
    before = bar.bounding_box()
    bar.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    after = bar.bounding_box()
    assert before and after and after["x"] > before["x"] + 60
    expect(page.locator("#controls .count b")).to_have_text("5")
    page.reload()
    again = bar.bounding_box()
    assert again and abs(again["x"] - after["x"]) < 3


def test_presentation_stays_while_walking(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    page.keyboard.press("p")
    expect(page.locator("html.present")).to_have_count(1)
    expect(page.locator("nav[aria-label=Site]")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#controls .count b")).to_have_text("6")
    assert "present=1" in page.url
    page.keyboard.press("p")
    expect(page.locator("html.present")).to_have_count(0)
    assert "step=6" in page.url


def test_a_chosen_scheme_is_remembered_and_an_address_wins(page: Page, two: str) -> None:
    page.goto(two)
    page.locator("#display summary").click()
    page.get_by_role("link", name="Dark").click()
    expect(page.locator("html[data-theme=dark]")).to_have_count(1)
    page.reload()
    expect(page.locator("html[data-theme=dark]")).to_have_count(1)
    page.goto(f"{two}?theme=light")
    expect(page.locator("html[data-theme=light]")).to_have_count(1)


def test_the_legend_stays_open_over_steps_and_letters_can_be_turned_off(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    page.keyboard.press("l")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#controls .count b")).to_have_text("6")
    expect(page.locator("#legend")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#legend")).to_be_hidden()
    page.keyboard.press("?")
    page.locator("#letters").click()
    page.keyboard.press("l")
    expect(page.locator("#legend")).to_be_hidden()


def test_a_changed_text_is_told_kept_and_run(page: Page, two: str) -> None:
    page.goto(f"{two}?step=6")
    page.keyboard.press("e")
    page.locator("#editor[data-ready]").wait_for()
    assert page.locator("#editor .m-now").first.inner_text() == "*p = 1"
    expect(page.locator("#stale")).to_be_hidden()
    page.keyboard.type("// mine\n")
    expect(page.locator("#stale")).to_be_visible()
    expect(page.locator("#controls .count b")).to_have_text("6")
    page.reload()
    page.keyboard.press("e")
    expect(page.locator("#kept")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: url != f"{two}?step=6" and "/t/" in url)
    expect(page.locator(".verdict")).to_have_text("Undefined behaviour", timeout=15_000)  # a run, not a step
    expect(page.locator("#code")).to_contain_text("// mine")


def test_a_changed_text_is_kept_when_the_server_is_busy(context_of: Callable[..., BrowserContext], two: str) -> None:
    page = context_of().new_page()
    busy = "<p role=alert>All workers are busy</p>"
    page.route("**/run", lambda route: route.fulfill(status=503, body=busy, content_type="text/html"))
    page.goto(f"{two}?step=6")
    page.keyboard.press("e")
    page.locator("#editor[data-ready]").wait_for()
    page.keyboard.type("// mine\n")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#problem")).to_contain_text("busy")
    page.reload()
    page.keyboard.press("e")
    expect(page.locator("#kept")).to_be_visible()
    assert "// mine" in page.locator("#source").input_value()


def test_what_was_refused_is_underlined_in_the_editor(page: Page, server: Server) -> None:
    made = server.run("//! test: refuse\nfn main() {\n    let f = async { 1 };\n}\n")
    page.goto(f"{server.url}/t/{made['id']}")
    expect(page.locator("#editor .cm-lintRange-error").first).to_be_visible()


def test_a_key_before_htmx_is_ready_waits_for_it(context_of: Callable[..., BrowserContext], two: str) -> None:
    """Else it would load a page, with an entry of its own in the history, and presses after it would be lost."""
    page = context_of().new_page()
    page.add_init_script(
        "const real = window.setTimeout; window.setTimeout = (work, ms, ...rest) => real(work, ms ? ms : 700, ...rest);"
    )
    page.goto(f"{two}?step=0")
    page.evaluate("window.mark = 1")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#controls .count b")).to_have_text("2")
    assert page.evaluate("window.mark") == 1


def test_the_first_visit_is_light_and_asks_nobody_else(
    context_of: Callable[..., BrowserContext], server: Server, two: str
) -> None:
    for address in (two, server.url):
        page = context_of().new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[float] = []
        session.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
        hosts: set[str] = set()
        page.on("request", lambda request, hosts=hosts: hosts.add(request.url.split("/")[2]))
        page.goto(address)
        page.wait_for_timeout(1500)
        assert hosts == {server.url.split("/")[2]}
        print(f"{address}: {sum(sizes) / 1000:.0f} kB")
        assert 10_000 < sum(sizes) < 300_000
