"""Authors' notes: what may be kept, how it is shown, its address, and the form."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.notes import MOST_NOTES, MOST_TEXT, MOST_TITLE, Notes, NotesError, as_html, checked
from app.store import Store
from tests.web.conftest import Server
from tests.web.driver import PAIR, TWO


@pytest.fixture(scope="module")
def two(driven: Server) -> dict[str, Any]:
    return driven.run(TWO)


def keep(driven: Server, trace: str, **more: Any) -> dict[str, Any]:
    order = {"title": "Two references", "notes": [{"step": 3, "text": "Here **a** is made."}, {"step": 6, "text": "!"}]}
    answer = driven.client.post(f"/api/v1/traces/{trace}/notes", json={**order, **more})
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def make(**more: Any) -> Notes:
    facts: dict[str, Any] = {"title": "t", "start": 1, "library": False, "notes": [(3, "three"), (1, "one")]}
    return checked("trace", 7, **{**facts, **more})


def test_notes_are_in_order_and_named_by_their_content() -> None:
    assert [note.step for note in make().notes] == [1, 3]
    assert make().id == make(notes=[(1, "one\r\n"), (3, " three"), (5, "  ")]).id
    assert len({make().id, make(title="u").id, make(start=2).id, make(library=True).id, make(parent="p").id}) == 5
    assert Notes.from_json(make().to_json()) == make()


def test_without_a_start_the_first_note_begins() -> None:
    assert make(start=None).start == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"notes": []}, "There is no note"),
        ({"notes": [(1, " \n")]}, "There is no note"),
        ({"notes": [(8, "x")]}, "no step 8"),
        ({"notes": [(-1, "x")]}, "no step -1"),
        ({"notes": [(1, "x"), (1, "y")]}, "two notes for step 1"),
        ({"notes": [(1, "x" * (MOST_TEXT + 1))]}, "at most 4000"),
        ({"title": "x" * (MOST_TITLE + 1)}, "at most 120"),
        ({"start": 9}, "cannot begin at step 9"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(NotesError, match=says):
        make(**wrong)


def test_too_many_notes() -> None:
    many = [(step, "x") for step in range(MOST_NOTES + 1)]
    with pytest.raises(NotesError, match="at most 60"):
        checked("t", 1000, title="", start=None, library=False, notes=many)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
        "![x](https://a.example/x.png)", "[x](data:text/html,x)", "<https://a.example/\"onclick=x>", "# heading",
        "[x]: javascript:x\n\n[x]", "<!-- x -->", "[x](  JaVaScRiPt:x )", "[a](/t/x?y=1)", "&#60;script&#62;",
    ],
)  # fmt: skip
def test_markdown_is_safe(text: str) -> None:
    found = as_html(text)
    for never in ("<script", "<img", 'href="j', 'href="d', 'href="/', " onerror", "<h1", "<!--", '" onclick'):
        assert never not in found.replace("&lt;img src=x onerror", ""), found


def test_markdown_is_rendered() -> None:
    found = as_html("one *two* `three<4>`\n\n- five\n\n[six](https://a.example/b)")
    assert "<em>two</em>" in found and "<code>three&lt;4&gt;</code>" in found and "<li>five</li>" in found
    assert '<a href="https://a.example/b" rel="nofollow noopener noreferrer">six</a>' in found


def test_the_api_keeps_notes_once(driven: Server, two: dict[str, Any]) -> None:
    body = {"title": "Once", "notes": [{"step": 6, "text": "Now"}]}
    first = driven.client.post(f"/api/v1/traces/{two['id']}/notes", json=body)
    assert first.status_code == 201 and first.json()["start"] == 6
    assert driven.client.post(f"/api/v1/traces/{two['id']}/notes", json=body).status_code == 200
    again = driven.client.get(first.headers["location"])
    assert again.json() == first.json() and "immutable" in again.headers["cache-control"]


def test_the_address_leads_to_where_the_notes_begin(driven: Server, two: dict[str, Any]) -> None:
    kept = keep(driven, two["id"], start=5, library=True)
    answer = driven.client.get(f"/n/{kept['id']}?theme=dark")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/t/{two['id']}?step=5&lib=1&theme=dark&notes={kept['id']}"
    assert kept["url"].endswith(f"/n/{kept['id']}")


@pytest.mark.parametrize("base", ["/t/", "/embed/"])
def test_a_walk_is_led_from_note_to_note(driven: Server, two: dict[str, Any], base: str) -> None:
    kept = keep(driven, two["id"])
    at = f"{base}{two['id']}"
    first = driven.client.get(f"{at}?notes={kept['id']}").text
    assert "Here <strong>a</strong> is made." in first and "note 1 of 2" in first
    assert f'id="go-next-note" href="{at}?step=6&amp;notes={kept["id"]}#now"' in first
    assert 'id="go-previous-note"' not in first
    assert f'href="{at}?step=4&amp;notes={kept["id"]}#now"' in first, "plain steps keep the notes"
    assert first.count("noted") == 2, "their ticks are marked"
    between = driven.client.get(f"{at}?step=4&notes={kept['id']}").text
    assert "no note at this step" in between and f'href="{at}?step=3&amp;notes' in between


def test_notes_of_another_trace_are_not_found(driven: Server, two: dict[str, Any]) -> None:
    kept = keep(driven, two["id"])
    other = driven.run(PAIR)["id"]
    assert driven.client.get(f"/t/{other}?notes={kept['id']}").status_code == 404
    assert driven.client.get(f"/t/{other}/notes?from={kept['id']}").status_code == 404
    answer = driven.client.post(
        f"/api/v1/traces/{other}/notes", json={"notes": [{"step": 1, "text": "x"}], "parent": kept["id"]}
    )
    assert answer.status_code == 422 and "do not belong" in answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/n/aaaa", "/n/" + "a" * 40, "/api/v1/notes/aaaa", "/t/TRACE?notes=aaaa"])
def test_notes_that_are_not_there(driven: Server, two: dict[str, Any], path: str) -> None:
    assert driven.client.get(path.replace("TRACE", two["id"])).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"notes": [{"step": 99, "text": "x"}]}, 422), ({"notes": []}, 422),
        ({"notes": [{"step": "x", "text": ""}]}, 422),
        ({"notes": [{"step": 1, "text": "x" * 5000}]}, 422), ({"notes": [{"step": 1, "text": "x"}] * 61}, 422),
        ({"notes": [{"step": 1, "text": "x"}], "parent": "nothing"}, 422),
    ],
)  # fmt: skip
def test_bad_orders_are_refused(driven: Server, two: dict[str, Any], body: dict[str, Any], status: int) -> None:
    answer = driven.client.post(f"/api/v1/traces/{two['id']}/notes", json=body)
    assert answer.status_code == status and answer.json()["error"]["message"]


def test_a_program_that_did_not_run_takes_no_notes(driven: Server) -> None:
    refused = driven.client.post("/api/v1/traces", json={"source": "fn main() { refuse }"}).json()
    if refused["verdict"] == "rejected":
        assert driven.client.get(f"/t/{refused['id']}/notes").status_code == 422


def test_the_form_works_without_scripts(driven: Server, two: dict[str, Any]) -> None:
    form = driven.client.get(f"/t/{two['id']}/notes?step=6").text
    assert '<option value="6" selected>' in form
    answer = driven.client.post(
        f"/t/{two['id']}/notes",
        data={"title": "By hand <b>", "start": "", "step": ["6", "3", ""], "text": ["six", "three", ""], "do": "save"},
    )
    assert answer.status_code == 303
    at = driven.client.get(answer.headers["location"]).text
    assert "By hand &lt;b&gt;" in at and "three" in at and "note 1 of 2" in at
    notes = answer.headers["location"].split("notes=")[1]
    again = driven.client.get(f"/t/{two['id']}/notes?from={notes}&step=4").text
    assert again.count("selected>") == 4, "the start and three rows, one of them new"
    assert f'name="parent" value="{notes}"' in again


def test_more_rows_keep_what_was_written(driven: Server, two: dict[str, Any]) -> None:
    answer = driven.client.post(
        f"/t/{two['id']}/notes", data={"title": "T", "step": ["6"], "text": ["kept <i>"], "do": "more"}
    )
    assert answer.status_code == 200 and "kept &lt;i&gt;" in answer.text and answer.text.count("<textarea") == 7


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"step": [""], "text": ["x"]}, "Choose a step for the note"),
        ({"step": ["seven"], "text": ["x"]}, "is not the number of a step"),
        ({"step": ["99"], "text": ["x"]}, "no step 99"),
        ({"step": ["1"], "text": [""]}, "There is no note"),
    ],
)
def test_what_is_wrong_is_said_on_the_form(
    driven: Server, two: dict[str, Any], data: dict[str, Any], says: str
) -> None:
    answer = driven.client.post(f"/t/{two['id']}/notes", data={**data, "do": "save"})
    assert answer.status_code == 422 and says in answer.text and 'role="alert"' in answer.text
    assert data["text"][0] in answer.text, "what was written is still there"


def test_an_older_database_gets_the_table(tmp_path: Path) -> None:
    # In a thread of its own: where a browser is driven, this one has a running loop.
    with ThreadPoolExecutor(1) as alone:
        alone.submit(asyncio.run, _an_older_database(tmp_path)).result()


async def _an_older_database(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    store = Store(f"sqlite+aiosqlite:///{path}")
    await store.open()
    await store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE notes")
    await store.open()
    assert await store.notes("nothing") is None
    await store.close()
