"""An author's notes to a run: texts for chosen steps, where to begin, and how to look. Checked, named by their content,
and turned into safe HTML. Pure.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from engine.messages import _

__all__ = [
    "MOST_NOTES", "MOST_TEXT", "MOST_TITLE", "Note", "Notes", "NotesError", "as_html", "checked",
]  # fmt: skip

MOST_NOTES = 60
MOST_TEXT = 4000
"""Characters of one note."""
MOST_TITLE = 120


class NotesError(ValueError):
    """Notes that cannot be kept; the text says why."""


@dataclass(slots=True, frozen=True)
class Note:
    """A text for a step, in Markdown."""

    step: int
    text: str


@dataclass(slots=True, frozen=True)
class Notes:
    """Notes to a trace, by step. `start` is the step to begin at, `library` whether library code is shown, `parent` the
    id of the notes that these were made from, or ""."""

    trace: str
    title: str
    start: int
    library: bool
    notes: tuple[Note, ...]
    parent: str = ""

    @property
    def id(self) -> str:
        """The name made from the content: the same notes have the same."""
        return base64.b32encode(hashlib.sha256(self.to_json().encode()).digest()).decode().lower()[:20]

    def to_json(self) -> str:
        """The stored form."""
        data: dict[str, Any] = {
            "trace": self.trace, "title": self.title, "start": self.start, "library": self.library,
            "notes": [[note.step, note.text] for note in self.notes], "parent": self.parent,
        }  # fmt: skip
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Notes:
        """The inverse of `to_json`."""
        data = json.loads(text)
        notes = tuple(Note(step, note) for step, note in data["notes"])
        return Notes(data["trace"], data["title"], data["start"], data["library"], notes, data["parent"])


def checked(
    trace: str, last: int, *, title: str, start: int | None, library: bool, notes: Sequence[tuple[int, str]],
    parent: str = "",
) -> Notes:  # fmt: skip
    """Notes to a trace with steps 0 to `last`, if they can be kept; empty ones are left out, and without a `start` the
    first note begins. Raises NotesError."""
    title = _clean(" ".join(title.split()))
    if len(title) > MOST_TITLE:
        raise NotesError(
            _("The title has {title} characters; at most {most_title} are allowed.").format(
                title=len(title), most_title=MOST_TITLE
            )
        )
    found: dict[int, str] = {}
    for step, raw in notes:
        text = _clean(raw.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if not text:
            continue
        if not 0 <= step <= last:
            raise NotesError(
                _("The trace has steps 0 to {last}; there is no step {step} to write a note for.").format(
                    last=last, step=step
                )
            )
        if len(text) > MOST_TEXT:
            raise NotesError(
                _("The note for step {step} has {text} characters; at most {most_text} are allowed.").format(
                    step=step, text=len(text), most_text=MOST_TEXT
                )
            )
        if step in found:
            raise NotesError(_("There are two notes for step {step}. Please put them into one.").format(step=step))
        found[step] = text
    if not found:
        raise NotesError(_("There is no note: write a text for at least one step."))
    if len(found) > MOST_NOTES:
        raise NotesError(
            _("There are {found} notes; at most {most_notes} are allowed.").format(
                found=len(found), most_notes=MOST_NOTES
            )
        )
    if start is None:
        start = min(found)
    if not 0 <= start <= last:
        raise NotesError(
            _("The trace has steps 0 to {last}; it cannot begin at step {start}.").format(last=last, start=start)
        )
    return Notes(trace, title, start, library, tuple(Note(step, found[step]) for step in sorted(found)), parent)


def _clean(text: str) -> str:
    """Text without control characters, and with nothing that is not Unicode."""
    text = text.encode("utf-8", "replace").decode()
    return "".join(char for char in text if char in "\n\t" or ord(char) >= 32 and ord(char) != 127)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True})
    # A note stands inside a page: it has no headings, no pictures, and nothing of HTML.
    made.disable(["html_block", "html_inline", "image", "heading", "lheading", "hr", "reference"])
    made.validateLink = _allowed_link  # type: ignore[method-assign]
    return made


def _allowed_link(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


@lru_cache(maxsize=256)
def as_html(text: str) -> Markup:
    """A note's Markdown as HTML: paragraphs, lists, quotes, emphasis, code, and links to other sites."""
    found = _markdown().parse(text)
    for token in found:
        for part in token.children or ():
            if part.type == "link_open":
                part.attrSet("rel", "nofollow noopener noreferrer")
    return Markup(_markdown().renderer.render(found, _markdown().options, {}))
