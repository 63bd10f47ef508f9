"""Every view of the workbench as a picture, to be looked at: `make pictures` writes `docs/views/`.

Each is taken wide and dark, and narrow and light; `--all FOLDER` takes the other two as well. `docs/views.md` says what
each shows. `tests/browser/test_pictures.py` opens the same views and sees that none is wider than its window.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from app.lessons import example
from tests.browser.conftest import ARGUMENTS, chromium
from tests.web.conftest import Server, small

KEPT = Path(__file__).resolve().parents[2] / "docs" / "views"
WIDE, NARROW = (1440, 900), (360, 780)

LOOP = """\
fn main() {
    let mut v = vec![1, 2, 3];
    let mut sum = 0;
    for x in v.iter_mut() {
        *x += 1;
        sum += *x;
    }
    println!("{sum}");
}
"""
LARGE = """\
fn main() {
    let mut x = 0u32;
    let p = &mut x as *mut u32;
    for _ in 0..500 {
        let _r = unsafe { &*p };
    }
    unsafe { *p = 1 };
}
"""
ASSEMBLY = 'fn main() {\n    let x = 5;\n    unsafe { std::arch::asm!("nop") };\n    println!("{x}");\n}\n'
TYPES = 'fn main() {\n    let count: u32 = "three";\n    println!("{count}");\n}\n'
WILDCARD = """\
fn main() {
    let mut x = 1u8;
    let p = &raw mut x;
    let address = p.expose_provenance();
    let r = &mut x;
    *r = 2;
    let q = std::ptr::with_exposed_provenance_mut::<u8>(address);
    unsafe { *q = 3 };
    *r = 4;
}
"""


@dataclass(frozen=True)
class View:
    """A view: its name, the page's address with `{program}` for the trace of one, and what is pressed there first."""

    name: str
    address: str
    keys: tuple[str, ...] = ()
    full: bool = True
    """Whether the narrow picture shows the whole page, not only its first window."""


VIEWS = (
    View("home", "/", full=False),
    View("example", "/examples/two-mutable-references"),
    View("tree-error", "{two}"),
    View("tree-transition", "{two}?step=11"),
    View("tree-loop", "{loop}?step=385"),
    View("tree-large", "{large}?step=8500"),
    View("tree-wildcard", "{wildcard}"),
    View("tree-released", "{arguments}"),
    View("bytes", "{cell}?view=bytes"),
    View("frames", "{loop}?step=385&view=frames"),
    View("rules", "{two}?step=9&view=rules"),
    View("stacks", "{stacked}"),
    View("editor", "{two}", keys=("e",)),
    View("legend", "{two}", keys=("l",), full=False),
    View("help", "{two}", keys=("?",), full=False),
    View("compare", "{arguments}/compare?models=tree,stacked"),
    View("difference", "{two}/difference?from=5&to=9"),
    View("predict", "{two}?step=10&predict=1", keys=("ArrowRight",)),
    View("notes", "{two}/notes"),
    View("tour", "{tour}"),
    View("embed", "{embed}"),
    View("present", "{two}?present=1", full=False),
    View("unsupported", "{assembly}"),
    View("type-error", "{types}"),
    View("automaton", "/automaton"),
    View("models", "/models", full=False),
    View("rust", "/rust", full=False),
    View("api", "/api", full=False),
)


def addresses(server: Server) -> dict[str, str]:
    """The pages that the views are of: programs run on the server, and notes to one of them."""

    def lesson(slug: str) -> str:
        found = example(slug)
        assert found is not None
        return found.source

    def at(source: str, model: str = "tree") -> str:
        return f"/t/{server.run(source, model)['id']}"

    two = at(lesson("two-mutable-references"))
    notes: dict[str, Any] = {
        "title": "Who may write here?",
        "notes": [{"step": 9, "text": "Here `b` is made from `p`."}, {"step": 12, "text": "And here it is too late."}],
    }
    answer = server.client.post(f"/api/v1{two.replace('/t/', '/traces/')}/notes", json=notes)
    assert answer.status_code in (200, 201), answer.text
    return {
        "two": two, "embed": two.replace("/t/", "/embed/"), "tour": f"/n/{answer.json()['id']}",
        "stacked": at(lesson("two-mutable-references"), "stacked"), "arguments": at(lesson("aliasing-arguments")),
        "cell": at(lesson("struct-with-a-cell")), "loop": at(LOOP), "large": at(LARGE), "wildcard": at(WILDCARD),
        "assembly": at(ASSEMBLY), "types": at(TYPES),
    }  # fmt: skip


def show(page: Page, url: str, view: View) -> None:
    """Go to a view, and wait until it stands."""
    answer = page.goto(url)
    assert answer is not None and answer.ok, f"{view.name}: {url}"
    page.wait_for_load_state("load")
    for key in view.keys:
        page.locator("#controls a[data-htmx-powered]").first.wait_for(state="attached")
        page.keyboard.press(key)
    page.evaluate("document.fonts.ready")


def pictures(browser: Browser, server: Server, folder: Path, *, every: bool) -> Iterator[Path]:
    """Take them; `every` in all four combinations of width and scheme."""
    pages = addresses(server)
    folder.mkdir(parents=True, exist_ok=True)
    for size, scheme in ((WIDE, "dark"), (NARROW, "light"), (WIDE, "light"), (NARROW, "dark")):
        if not every and (size is WIDE) == (scheme == "light"):
            continue
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        for view in VIEWS:
            show(page, server.url + view.address.format(**pages), view)
            page.wait_for_timeout(400)  # for what moves
            path = folder / f"{view.name}-{size[0]}-{scheme}.jpg"
            page.screenshot(path=path, type="jpeg", quality=55, full_page=view.full and size is NARROW)
            yield path
        context.close()


def main(folder: Path, *, every: bool) -> None:
    """Write the pictures of all views into a folder."""
    with tempfile.TemporaryDirectory() as store, sync_playwright() as playwright:
        server = Server(small(Path(store), max_seconds=20.0))
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for path in pictures(browser, server, folder, every=every):
            print(path.name, path.stat().st_size // 1000, "kB")
        browser.close()
        server.stop()


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--all"]
    main(Path(arguments[0]) if arguments else KEPT, every="--all" in sys.argv)
