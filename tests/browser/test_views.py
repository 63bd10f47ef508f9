"""The views of a state in a real browser: by mouse, by keyboard, without scripts, on a small screen, in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.lessons import examples
from tests.web.conftest import Server, small
from tests.web.driver import PAIR

VIEWS = ["tree", "bytes", "frames", "rules"]
MARKS = {"tree": ".tree #n2", "bytes": "table.matrix", "frames": "#board", "rules": "table.mays"}

LARGE = "\n".join([
    "fn main() {", "    let mut x = 0u32;", "    let p = &mut x as *mut u32;",
    *(f"    let r{n} = unsafe {{ &mut *p }};" for n in range(250)), "    unsafe { *p = 1 };", "}", "",
])  # fmt: skip


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application with the engine itself."""
    started = Server(small(tmp_path_factory.mktemp("views"), max_seconds=20.0))
    yield started
    started.stop()


def at(page: Page, number: int) -> None:
    expect(page.locator("#controls .count b")).to_have_text(str(number))


def source_of(slug: str) -> str:
    return next(one.source for one in examples() if one.slug == slug)


def test_the_views_are_tabs_and_stay_while_walking(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    for name in ("bytes", "frames", "rules"):
        page.locator(f"#view-{name}").click()
        expect(page.locator(MARKS[name]).first).to_be_visible()
        assert f"view={name}" in page.url
        expect(page.locator(f"#view-{name}")).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowRight")
    at(page, 6)
    expect(page.locator("table.mays")).to_be_visible()
    page.locator(".tick").nth(5).click()
    at(page, 5)
    assert "view=rules" in page.url, "the timeline's links keep the view"
    page.locator("#view-tree").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#n2")).to_be_visible()


def test_the_bytes_are_a_table_that_says_everything(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/t/{server.run(PAIR)['id']}?step=15&view=bytes")
    table = page.locator("#m1 table")
    expect(table.locator("thead th")).to_have_text(["byte", "0", "1", "2", "3"])
    heads = table.locator("tbody.what th").all_inner_texts()
    assert heads == ["field", "value", "in memory", "initialised"]
    expect(table.locator("tbody.what tr").nth(1).locator("td")).to_have_text(["7", "2", "padding"])
    row = table.locator("tr#r1")
    expect(row.locator("th")).to_contain_text("pair")
    assert sum(int(cell.get_attribute("colspan") or 1) for cell in row.locator("td").all()) == 4


def test_an_arrow_for_every_pointer(page: Page, two: str) -> None:
    page.goto(f"{two}?step=6&view=frames")
    expect(page.locator(".board-rows .var")).to_have_count(4)
    expect(page.locator(".arrows path.arrow")).to_have_count(3)
    expect(page.locator(".arrows path.arrow.useless")).to_have_count(1)
    # The arrows begin and end at the middle of their lines.
    off = page.evaluate(
        """() => {
          const middle = (element) => { const box = element.getBoundingClientRect(); return box.top + box.height / 2; };
          const top = document.querySelector(".arrows").getBoundingClientRect().top;
          const rows = [...document.querySelectorAll(".board-rows li.var")].filter(row => row.querySelector(".to"));
          return [...document.querySelectorAll(".arrows path.arrow")].map((path, index) => {
            const numbers = path.getAttribute("d").match(/[\\d.]+/g).map(Number);
            return [Math.abs(top + numbers[1] - middle(rows[index])),
                    Math.abs(top + numbers.at(-1) - middle(document.querySelector(".board-boxes li")))];
          }).flat();
        }"""
    )
    assert max(off) <= 3
    page.locator(".board-rows .var a").first.click()
    assert page.url.endswith("#n2")


def test_what_may_be_done_next_and_the_lit_arrow(page: Page, two: str) -> None:
    page.goto(f"{two}?step=6&view=rules")
    expect(page.locator("#q3 td").nth(2)).to_contain_text("UB")
    expect(page.locator("#q2 td").nth(2)).to_contain_text("allowed")
    expect(page.locator("#machine1 path.edge.lit")).to_have_count(2)
    expect(page.locator("#machine1 .box-here")).to_have_text(["x, a", "b"])
    plain = page.locator("#machine1 path.from-frz").first.evaluate("path => getComputedStyle(path).strokeWidth")
    page.locator("#machine1 tr.state-row.frz th").focus()
    lit = page.locator("#machine1 path.from-frz").first.evaluate("path => getComputedStyle(path).strokeWidth")
    assert lit != plain, "a state that has the focus lights its arrows"


def test_stacks_of_stacked_borrows(page: Page, real: Server) -> None:
    made = real.run(source_of("two-mutable-references"), "stacked")
    page.goto(f"{real.url}/t/{made['id']}?step=11")
    names = page.locator(".pile .item:not(.gone) .name")
    expect(names).to_have_text(["b", "&mut *p", "p", "a", "x"])
    page.keyboard.press("ArrowRight")
    at(page, 11)  # event 12: one of the library is folded away
    expect(page.locator(".pile .item.gone .name")).to_have_text(["b", "&mut *p"])
    expect(names).to_have_text(["p", "a", "x"])
    page.locator("#view-rules").click()
    expect(page.locator("table.mays tr", has_text="b").last).to_contain_text("UB")


def test_steps_can_be_limited_to_one_thing(page: Page, two: str) -> None:
    page.goto(f"{two}?step=5")
    page.locator("#near .only a", has_text="pointer b").click()
    expect(page.locator(".tick")).to_have_count(3)
    page.keyboard.press("Home")
    at(page, 5)
    page.keyboard.press("ArrowRight")
    at(page, 6)
    expect(page.locator(".lane-names li")).to_have_text(["b"])
    page.locator("#near .only a.all").click()
    expect(page.locator(".tick")).to_have_count(8)


def test_lanes_lead_to_causes_and_names_to_births(page: Page, two: str) -> None:
    page.goto(f"{two}?step=0")
    lane = page.locator(".lane-lines a", has=page.locator("path.dis"))
    assert "since step 6, a write on line 6" in (lane.get_attribute("aria-label") or "")
    lane.locator("path").dispatch_event("click")
    at(page, 6)
    page.locator(".lane-names a", has_text="a").first.click()
    at(page, 3)
    page.locator("#n2 .name a").click()
    at(page, 3)


def test_playing_walks_to_the_end_and_dragging_follows(page: Page, two: str) -> None:
    page.goto(f"{two}?step=4")
    page.locator("#speed").select_option("fast")
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "true")
    at(page, 7)
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "false")
    box = page.locator("#ticks").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.9, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, middle, steps=6)
    page.mouse.move(box["x"] + box["width"] * 0.3, middle, steps=6)
    at(page, 2)
    page.mouse.up()


def test_unchanged_nodes_do_not_move(page: Page, two: str) -> None:
    where = """() => Object.fromEntries([...document.querySelectorAll("#a1 li[id]")].map(item => {
      const box = item.querySelector(".who").getBoundingClientRect();
      const card = document.querySelector("#a1").getBoundingClientRect();
      return [item.id, [Math.round(box.left - card.left), Math.round(box.top - card.top)]];
    }))"""
    page.goto(f"{two}?step=3")
    before: dict[str, Any] = page.evaluate(where)
    for step in (4, 5, 6, 7):
        page.keyboard.press("ArrowRight")
        at(page, step)
        after = page.evaluate(where)
        assert {name: place for name, place in after.items() if name in before} == before
        before = after


def test_a_tree_of_500_nodes(page: Page, real: Server) -> None:
    made = real.run(LARGE)
    page.goto(f"{real.url}/t/{made['id']}?step=757")
    expect(page.locator(".map p b")).to_have_text("502 nodes")
    assert page.locator(".tree li[id^=n]").count() <= 31
    page.fill("#find-text", "r249")
    page.keyboard.press("Enter")
    expect(page.locator("li.found .name")).to_have_text("r249")
    page.locator("li.found button.tag").click()
    expect(page.locator("#find a", has_text="Whole tree")).to_be_visible()
    page.get_by_role("link", name="Unfold everything").click()
    expect(page.locator("#find a", has_text="Fold what is far away")).to_be_visible()
    expect(page.locator(".tree li[id^=n]").nth(3)).to_be_attached()
    page.locator("#find a", has_text="Whole tree").click()
    expect(page.locator(".tree li[id^=n]")).to_have_count(300, timeout=20_000)
    page.locator(".zoom label").nth(2).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_without_scripts(context_of: Callable[..., BrowserContext], two: str, view: str) -> None:
    page = context_of(java_script_enabled=False).new_page()
    page.goto(f"{two}?step=5")
    page.locator(f"#view-{view}").click()
    expect(page.locator(MARKS[view]).first).to_be_visible()
    page.locator("#go-next").click()
    at(page, 6)
    expect(page.locator(MARKS[view]).first).to_be_visible()
    expect(page.locator("#play")).to_be_hidden()
