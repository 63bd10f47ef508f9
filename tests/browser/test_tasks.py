"""The five tasks of a new user (docs/tasks.md), each within three clicks or keys from the trace's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.lessons import example
from tests.browser.conftest import write_program
from tests.web.conftest import Server, small

MOST = 3


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application with the engine itself."""
    started = Server(small(tmp_path_factory.mktemp("tasks"), max_seconds=10.0))
    started.run("fn main() {}")
    yield started
    started.stop()


class Visitor:
    """Somebody at a trace's page, whose clicks and keys are counted."""

    def __init__(self, page: Page, server: Server, slug: str) -> None:
        one = example(slug)
        assert one is not None
        self.page = page
        self.acts = 0
        page.goto(f"{server.url}/t/{server.run(one.source)['id']}")

    def click(self, what: str, **more: Any) -> None:
        self.acts += 1
        self.page.locator(what, **more).first.click()

    def press(self, key: str) -> None:
        self.acts += 1
        self.page.keyboard.press(key)

    def done(self) -> None:
        assert self.acts <= MOST


def test_why_the_classic_example_is_undefined_behaviour(page: Page, real: Server) -> None:
    visitor = Visitor(page, real, "two-mutable-references")
    told = page.locator("#told .sentence")
    expect(told).to_contain_text("*b = 2 writes x through b, but b may not be used any more.")
    expect(told).to_contain_text("It lost that right on line 6, when *p = 1 wrote through p (the pointer a).")
    visitor.click("#told .sentence a")
    expect(page.locator("#told .sentence")).to_contain_text("For b and &mut *p somebody else wrote")
    visitor.done()


def test_the_step_at_which_a_pointer_lost_write_permission(page: Page, real: Server) -> None:
    visitor = Visitor(page, real, "parent-read-freezes-child")
    visitor.click("#told .sentence a")
    expect(page.locator("#changes")).to_contain_text("child and &mut *(parent as *mut [u8; 4]) lost write permission")
    expect(page.locator("#changes")).to_contain_text("Unique → Frozen, because of a foreign read")
    visitor.done()


def test_the_same_in_a_run_without_errors_by_key(page: Page, real: Server) -> None:
    visitor = Visitor(page, real, "aliasing-without-protectors")
    visitor.press("[")
    expect(page.locator("#changes")).to_contain_text("first and &mut *p <7> lost write permission at all 4 bytes")
    visitor.done()


def test_which_bytes_of_a_struct_are_interior_mutable(page: Page, real: Server) -> None:
    visitor = Visitor(page, real, "struct-with-a-cell")
    expect(page.locator(".incell").first).to_have_text("hits")
    visitor.click("#code li:nth-child(9) a.at")
    expect(page.locator("#told .terms")).to_contain_text("inside an UnsafeCell): .hits (bytes 2..4).")
    visitor.done()


def test_what_differs_between_two_models(page: Page, real: Server) -> None:
    visitor = Visitor(page, real, "aliasing-arguments")
    visitor.click("#go-compare")
    expect(page.locator("main")).to_contain_text(
        "Stacked Borrows forbids what Tree Borrows as in Miri of August 2026 allows", timeout=20_000
    )
    visitor.done()


def test_the_program_is_repaired(page: Page, real: Server) -> None:
    visitor = Visitor(page, real, "two-mutable-references")
    visitor.click("text=How this is usually repaired")
    expect(page.locator("#advice")).to_contain_text("Make the pointer anew after the other write.")
    visitor.click("a:has-text('Edit')")
    write_program(
        page,
        "fn main() {\n    let mut x = 0u32;\n    let a = &mut x;\n    let p = a as *mut u32;\n    unsafe { *p = 1 };\n"
        "    let b = unsafe { &mut *p };\n    *b = 2;\n}\n",
    )
    visitor.click("button:has-text('Run')")
    expect(page.locator(".verdict").first).to_have_text("No undefined behaviour", timeout=20_000)
    visitor.done()
