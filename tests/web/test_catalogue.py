"""Every English text of the pages comes from the catalogue, and the list of its messages is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from app import catalogue
from app.rendering import ROOT, environment
from engine import messages
from engine.options import MODELS
from tests.web.conftest import Server, small
from tests.web.driver import PAIR, TWO

# Names that no language changes: permissions and their codes, what Miri and the command line call things, keys.
NAMES = {
    "Reserved", "conflicted", "interior", "mutable", "Unique", "Frozen", "Disabled", "Cell", "UnsafeCell", "Active",
    "Res", "ResC", "ReIM", "Unq", "Frz", "Dis", "Cel", "SharedReadWrite", "SharedReadOnly", "SRW", "SRO",
    "Arboretum", "Miri", "Esc", "Home", "End", "Ctrl", "Enter", "alloc", "Zmiri", "strict", "provenance",
    "UB", "OpenAPI",
}  # fmt: skip
SPOKEN = ("title", "aria-label", "placeholder", "alt", "aria-valuetext", "data-text", "data-play", "data-stop",
          "data-on", "data-off", "data-head")  # fmt: skip
UNSPOKEN = {"script", "style", "code", "pre", "textarea", "svg"}


class Marked(NullTranslations):
    """A language in which every message is marked. `asked` are those that were looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


MARKED = Marked()


class Texts(HTMLParser):
    """The texts of a page that people read, one after another; each attribute by itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = [""]
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not UNSPOKEN & {*self._inside, tag} or tag == "svg":
            self.found += [given[name] or "" for name in SPOKEN if name in given]
        if tag not in ("meta", "link", "input", "br", "path", "rect", "use", "circle", "stop", "line"):
            named = tag == "b" and "name" in (given.get("class") or "")
            self._inside.append("code" if named else tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not UNSPOKEN & set(self._inside):
            self.found[0] += data + " "


def outside(text: str) -> str:
    """What of a text stands in no message."""
    depth, out = 0, ""
    for char in text:
        depth += (char == "⟦") - (char == "⟧")
        out += char if depth == 0 and char != "⟧" else ""
    # Addresses; names of pointers in lanes, which another process gave; what the engine says of a refusal.
    return re.sub(r"/api/v1/\S+|arg \w+ of|: not supported here", "", out)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that speaks the marked language."""
    server = Server(small(tmp_path_factory.mktemp("marked"), engine="tests.web.driver:run"))
    catalogue.speak("en")
    messages.use(MARKED)
    environment.cache_clear()
    yield server
    server.stop()
    catalogue.speak("en")
    environment.cache_clear()


def test_no_text_of_a_page_is_outside_the_catalogue(marked: Server) -> None:
    pages = ["/", "/automaton", "/models", "/rust", "/api", "/nothing-there", "/t/none"]
    refused = marked.run("//! test: refuse\nfn main() {\n    let f = async { 1 };\n}\n")["id"]
    pages.append(f"/t/{refused}")
    for source, step, model in ((TWO, 6, "tree"), (TWO, 7, "tree"), (PAIR, 15, "tree"), (TWO, 7, "stacked")):
        id_ = marked.run(source, model)["id"]
        views = ("tree", "bytes", "frames", "rules", *(["stacks"] if model == "stacked" else []))
        pages += [f"/t/{id_}?step={step}&view={view}" for view in views]
        pages += [f"/t/{id_}?predict=1&step=4", f"/t/{id_}/difference?from=2&to={step}", f"/t/{id_}/notes"]
        pages += [f"/t/{id_}/compare", f"/embed/{id_}?step={step}"]
    known = NAMES | set(re.findall(r"[A-Za-z]+", f"{TWO} {PAIR} {' '.join(MODELS)}"))
    wrong: dict[str, str] = {}
    for page in pages:
        for text in Texts(marked.client.get(page).text).found:
            words = set(re.findall(r"[A-Za-z]{2,}", outside(text))) - known
            if words:
                wrong.setdefault(" ".join(sorted(words)), page)
    assert wrong == {}
    assert MARKED.asked - listed() == set(), "looked up, but not in the list"


def listed() -> set[str]:
    """The messages of the list."""
    with Path(catalogue.LOCALE, "arboretum.pot").open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    return {one for id_ in ids for one in ([id_] if isinstance(id_, str) else id_)}


def test_the_list_of_messages_is_complete() -> None:
    """`make catalogue` writes it."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = {message for _, _, message, _, _ in extract_from_dir(ROOT, methods, options)}
    with Path(catalogue.LOCALE, "arboretum.pot").open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}
    assert found - listed == set(), "not in the list"
    assert listed - found == set(), "in the list, but used no more"


def test_a_translation_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    made = Catalog(locale="de")
    made.add("{tag} is new, on {place}", "Neu ist {tag}, auf {place}")
    made.add("Skip to the content", "Zum Inhalt")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "arboretum.mo").open("wb") as file:
        write_mo(file, made)
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    catalogue.speak("de")
    try:
        assert messages._("{tag} is new, on {place}") == "Neu ist {tag}, auf {place}"
        shown = environment().from_string("{{ _('Skip to the content') }} {{ language() }}").render()
        assert shown == "Zum Inhalt de"
    finally:
        catalogue.speak("en")
    with pytest.raises(FileNotFoundError):
        catalogue.speak("xx")
