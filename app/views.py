"""What the pages show of one step, put together from a trace and its outline. Templates only lay it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from app.automaton import Drawing
from app.choice import NO_CHOICE, VIEWS, Choice
from app.columns import BYTE_BY_BYTE, MOST_COLUMNS
from app.difference import value_changes
from app.filters import Filter, filters_at
from app.frames import Board, Stack, board_of, stacks_of
from app.highlight import Mark, Piece, lines
from app.matrix import MOST_BYTES, Matrix, matrices
from app.outline import Outline, Tick
from app.outlooks import Prospects, machines, prospects
from app.permissions import Look, look
from app.picture import Picture, draw
from app.stacks import Pile, piles
from engine.messages import N_, _
from engine.options import Options
from engine.source import Span
from engine.trace.events import Event
from engine.trace.sentence import sentence
from engine.trace.snapshot import Snapshot
from engine.trace.story import story
from engine.trace.trace import Ending, Refusal, Trace
from engine.trace.words import Part, Rule

__all__ = [
    "Change", "CodeLine", "Links", "Output", "StepView", "StoryView", "Where", "Word",
    "byte_range", "code_lines", "kind_titles", "refused_code", "rule_url", "view_step", "words_of",
]  # fmt: skip


_PRESENT = ("present", "1")


@dataclass(slots=True, frozen=True)
class Where:
    """Where a walk happens: the address of its pages, whether library code is shown, a forced colour scheme, what else
    every address of the walk keeps (notes, predicting), and what is looked at."""

    base: str
    library: bool = False
    theme: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    choice: Choice = NO_CHOICE

    def url(self, step: int | None = None, *, library: bool | None = None, **other: Any) -> str:
        """The address of a step; `library` switches the folding of library code, `other` changes fields of `choice`."""
        choice = replace(self.choice, **other) if other else self.choice
        rest = _query(self.library if library is None else library, self.theme, choice, self.kept)
        if step is not None:
            rest = f"step={step}&{rest}" if rest else f"step={step}"
        return f"{self.base}?{rest}" if rest else self.base

    @property
    def prefix(self) -> str:
        """What the ids of a picture begin with, where several are on one page."""
        return ""

    @property
    def under(self) -> str:
        """What is added to the name of a picture, where several are on one page."""
        return ""

    @property
    def present(self) -> bool:
        """Whether the walk is shown large, for an audience."""
        return _PRESENT in self.kept

    def presented(self, present: bool) -> Where:
        """The same, shown large or not."""
        others = tuple(one for one in self.kept if one != _PRESENT)
        return replace(self, kept=(*others, _PRESENT) if present else others)

    def path(self, step: int) -> str:
        """Where a form leads that carries `hidden` along."""
        return urlsplit(self.url(step, find="", focus=None)).path

    def hidden(self, step: int) -> list[tuple[str, str]]:
        """What a form must carry along to stay at a step; without what it finds or focuses."""
        return parse_qsl(urlsplit(self.url(step, find="", focus=None)).query)


@lru_cache(maxsize=1024)
def _query(library: bool, theme: str, choice: Choice, kept: tuple[tuple[str, str], ...]) -> str:
    """What follows the step in an address; a page has hundreds that differ in the step alone."""
    query = {"lib": "1"} if library else {}
    if theme:
        query["theme"] = theme
    return urlencode({**query, **choice.query(), **dict(kept)})


@dataclass(slots=True)
class CodeLine:
    """A line of the program: its pieces, the steps on it (`first` to `last`, `count` of them), whether the step is on
    it (`now`) and whether the run went wrong on it."""

    number: int
    pieces: list[Piece]
    first: int | None = None
    last: int | None = None
    count: int = 0
    now: bool = False
    bad: bool = False


@dataclass(slots=True, frozen=True)
class Word:
    """A piece of a step's sentence: `kind` as in `engine.trace.words.Part`, `url` where it leads or "", `look` set for
    permissions."""

    kind: str
    text: str
    url: str = ""
    look: Look | None = None
    page: str = ""
    """`same` or `new` window if `url` leads to another page than the walk."""


@dataclass(slots=True, frozen=True)
class Change:
    """What changed in a step, one line: `css` is that of the new permission or "", `minor` lines matter to few."""

    words: list[Word]
    css: str
    minor: bool = False


@dataclass(slots=True)
class Output:
    """Text printed so far on one stream, in runs."""

    stream: str
    text: str


@dataclass(slots=True, frozen=True)
class StoryView:
    """Why the run went wrong: its class, what happened in order (each with the step it speaks of), how such errors are
    repaired, and Miri's whole message."""

    title: str
    sentences: list[list[Word]]
    advice: tuple[str, ...]
    message: str


@dataclass(slots=True)
class Links:
    """Where the buttons lead; "" where there is nothing to go to."""

    first: str = ""
    previous: str = ""
    next: str = ""
    last: str = ""
    previous_change: str = ""
    next_change: str = ""
    next_ub: str = ""


@dataclass(slots=True)
class Pane:
    """The state as one of the `views` of `app.choice.VIEWS` (only those that the model has, with their titles); what
    belongs to others is empty. `unasked` counts pointers whose prospects were too many to ask for."""

    view: str
    views: dict[str, str]
    matrices: list[Matrix] = field(default_factory=list)
    board: Board | None = None
    prospects: list[Prospects] = field(default_factory=list)
    unasked: int = 0
    machines: list[Drawing] = field(default_factory=list)
    piles: dict[int, list[Pile]] = field(default_factory=dict)
    searchable: bool = False


@dataclass(slots=True)
class StepView:
    """One step as a page shows it."""

    where: Where
    nr: Callable[[int], str]
    """What people call a step of this walk."""
    step: int
    last: int
    position: int
    positions: int
    kind: str
    title: str
    sentence: list[Word]
    terms: list[Word]
    changes: list[Change]
    values: list[Change]
    since: int | None
    line: int | None
    function: str
    library: bool
    bad: bool
    heading: str
    live: bool
    picture: Picture
    code: list[CodeLine]
    stacks: list[Stack]
    output: list[Output]
    links: Links
    ending: Ending
    story: StoryView | None = None
    notice: str = ""
    pane: Pane = field(default_factory=lambda: Pane("tree", {}))
    near: list[Tick] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)


_OUTPUT_SHOWN = 4000
_HEADINGS = {
    "ub": N_("Undefined behaviour"), "deadlock": N_("Deadlock"), "leak": N_("Memory leak"), "limit": N_("Limit"),
    "unjoined": N_("Threads left behind"),
    "unsupported": N_("Not supported"), "abnormal": N_("Abnormal termination"),
}  # fmt: skip


def view_step(
    trace: Trace, outline: Outline, step: int, where: Where, *, live: bool = False, blind: bool = False
) -> StepView:
    """The view of a step; `live` while the program runs, when there is nowhere to go yet; `blind` if the program's text
    must not show where it will go wrong. Raises IndexError if there is no such step."""
    event = trace.events[step]
    since = None if live else outline.before(step, library=where.library)
    before = trace.snapshot(since) if since is not None else None
    snapshot = trace.onward(before, step) if before is not None else trace.snapshot(step)
    failure = trace.ending.failure if event.kind == "ub" else None
    span = event.user_span.call_site()
    library = where.library
    told = sentence(trace, step)
    values: list[Change] = []
    if before is not None:
        told_values = value_changes(trace, before, snapshot)
        values = [Change(words_of(line.parts, trace, where, live=live), "") for line in told_values]
    picture = _picture(trace, snapshot, step, where)
    return StepView(
        where=where,
        nr=str if live else partial(outline.number, library=library),
        step=step,
        last=outline.last,
        position=outline.position(step, library=library),
        positions=len(outline.steps(library=library)),
        kind=event.kind,
        title=told.title,
        sentence=words_of(told.parts, trace, where, live=live),
        terms=words_of(told.terms, trace, where, live=live),
        changes=[
            Change(words_of(line.parts, trace, where, live=live), look(line.after).css, line.minor)
            for line in told.changes
        ],
        values=values,
        since=since,
        line=span.start()[0] if span.file.is_local and event.kind != "start" else None,
        function=event.function,
        library=event.library,
        bad=event.kind == "ub",
        heading=_(_HEADINGS.get(failure.kind, N_("Error"))) if failure is not None else "",
        live=live,
        picture=picture,
        code=code_lines(trace, outline, event, bad=not blind or event.kind == "ub"),
        stacks=stacks_of(snapshot, library=library),
        output=_output(snapshot),
        links=Links() if live else _links(outline, step, where),
        ending=trace.ending,
        story=_story(trace, where) if event.kind == "ub" else None,
        notice=_notice(trace.ending) if step == outline.last and not live else "",
        pane=_pane(trace, snapshot, step, where, picture),
        near=outline.near(step, library=library) if not live else [],
        filters=filters_at(trace, snapshot, event, where.choice.only) if not live else [],
    )


def _picture(trace: Trace, snapshot: Snapshot, step: int, where: Where) -> Picture:
    event = trace.events[step]
    failure = trace.ending.failure if event.kind == "ub" else None
    single, most = BYTE_BY_BYTE, MOST_COLUMNS
    view = where.choice.view_for(trace.options.model)
    if view in ("frames", "rules"):
        return Picture([], [], 0)
    if view == "bytes":
        single = most = MOST_BYTES
    return draw(snapshot, event, failure=failure, library=where.library, single=single, most=most, choice=where.choice)


def _pane(trace: Trace, snapshot: Snapshot, step: int, where: Where, picture: Picture) -> Pane:
    model = trace.options.model
    event = trace.events[step]
    view = where.choice.view_for(model)
    kept = {"tree", "bytes", "frames"} | ({"rules"} if model != "none" else set())
    titles = {
        name: _(title) for name, title in VIEWS.items() if name in kept or (model == "stacked" and name == "stacks")
    }
    pane = Pane(view if view in titles else "tree", titles, searchable=any(card.overview for card in picture.cards))
    if pane.view == "bytes":
        pane.matrices = matrices(snapshot, picture)
    elif pane.view == "frames":
        pane.board = board_of(snapshot, library=where.library, focus=event.alloc)
    elif pane.view == "rules":
        pane.prospects, pane.unasked = prospects(snapshot, model, event, library=where.library)
        pane.machines = machines(trace, step, snapshot)
    elif pane.view == "stacks":
        pane.piles = {
            card.id: piles(snapshot, snapshot.allocations[card.id], event, library=where.library)
            for card in picture.cards
        }
    return pane


_UNSEEN = {
    "ok": N_("no undefined behaviour."),
    "exit": N_("no undefined behaviour."),
    "panic": N_("it panicked, and had no undefined behaviour."),
    "ub": N_("it has undefined behaviour in line {line}."),
    "error": N_("{what} (line {line})."),
}


def _notice(ending: Ending) -> str:
    """What the last step says of an end that it does not show, or that is neither success nor undefined behaviour."""
    if ending.unseen:
        told = _UNSEEN.get(ending.kind, _UNSEEN["error"])
        return _("The steps end here ({why}), but the program was run to its end: {end}").format(
            why=ending.unseen, end=_(told).format(what=ending.title, line=ending.line or "?")
        )
    if ending.kind == "limit":
        why = ending.title or _("a limit was reached")
        return _("The run was stopped here: {why}. There is no verdict on what follows.").format(why=why)
    if ending.kind == "internal":
        return _("{what} There is no verdict; the steps so far are kept.").format(what=ending.title)
    if ending.kind == "panic":
        return _("The program panicked; up to here there was no undefined behaviour.")
    return ""


def _links(outline: Outline, step: int, where: Where) -> Links:
    library = where.library
    steps = outline.steps(library=library)

    def link(to: int | None) -> str:
        return "" if to is None else where.url(to)

    return Links(
        first=link(steps[0] if steps and steps[0] < step else None),
        previous=link(outline.before(step, library=library)),
        next=link(outline.after(step, library=library)),
        last=link(outline.last if step < outline.last else None),
        previous_change=link(outline.previous_transition(step)),
        next_change=link(outline.next_transition(step)),
        next_ub=link(outline.next_ub(step)),
    )


def words_of(parts: Iterable[Part], trace: Trace, where: Where, *, live: bool = False) -> list[Word]:
    """Parts of a sentence as a page shows them, with their links."""
    out: list[Word] = []
    for part in parts:
        url = ""
        if part.kind == "step" and part.ref is not None and not live:
            url = where.url(part.ref)
        elif part.rule is not None:
            url = rule_url(part.rule, trace.options.model, where.theme)
        shown = look(part.text) if part.kind == "permission" else None
        # A frame shows the walk only: other pages may not be framed.
        page = "" if part.rule is None else "new" if where.base.startswith("/embed/") else "same"
        out.append(Word(part.kind, part.text, url, shown, page))
    return out


def rule_url(rule: Rule, model: str, theme: str = "") -> str:
    """The page of the automaton with this rule's arrow lit."""
    query = {"model": model, "from": look(rule.before).css, "by": f"{rule.relation}-{rule.access}"}
    if rule.protected:
        query["protected"] = "1"
    if theme:
        query["theme"] = theme
    return f"/automaton?{urlencode(query)}#lit"


_TITLES = {
    "start": N_("the program starts"),
    "alloc": N_("a new allocation"),
    "dealloc": N_("the allocation is freed"),
    "retag": N_("a new reference"),
    "release": N_("a protector ends"),
    "call": N_("a call"),
    "return": N_("a return"),
    "assign": N_("an assignment"),
    "expose": N_("a pointer becomes an integer"),
    "print": N_("output"),
    "trees": N_("the trees are printed"),
    "name": N_("a node gets a name"),
    "warning": N_("a warning"),
    "thread": N_("threads"),
    "panic": N_("a panic"),
    "unwind": N_("unwinding"),
    "ub": N_("undefined behaviour"),
    "end": N_("the program ends"),
}


def _story(trace: Trace, where: Where) -> StoryView | None:
    told = story(trace)
    message = trace.ending.text
    if told is None:
        return StoryView("", [], (), message) if message else None
    sentences = [words_of(one.parts, trace, where) for one in told.sentences]
    return StoryView(told.title, sentences, told.advice, message)


def kind_titles() -> dict[str, str]:
    """A few words for each kind of step."""
    titles = {**_TITLES, "read": N_("a read"), "write": N_("a write")}
    return {kind: _(title) for kind, title in titles.items()}


def byte_range(start: int, end: int) -> str:
    """`byte 3` or `bytes 0–3`."""
    if end - start == 1:
        return _("byte {start}").format(start=start)
    return _("bytes {first}–{last}").format(first=start, last=end - 1)


def code_lines(trace: Trace, outline: Outline, event: Event | None = None, *, bad: bool = True) -> list[CodeLine]:
    """The program with the step's place marked, and if `bad` the place where it went wrong underlined."""
    marks: list[Mark] = []
    bad_line = now_line = 0
    failure = trace.ending.failure
    if bad and failure is not None and failure.span is not None:
        wrong = failure.span.call_site()
        if _mine(trace, wrong):
            marks.append(Mark(wrong.lo, wrong.hi, "m-bad"))
            bad_line = wrong.start()[0]
    if event is not None and event.kind != "start":
        now = event.user_span.call_site()
        if _mine(trace, now):
            marks.append(Mark(now.lo, now.hi, "m-now"))
            now_line = now.start()[0]
    out: list[CodeLine] = []
    for number, pieces in enumerate(lines(trace.source, marks), 1):
        steps = outline.lines.get(number, [])
        out.append(
            CodeLine(
                number,
                pieces,
                steps[0] if steps else None,
                steps[-1] if steps else None,
                len(steps),
                number == now_line,
                number == bad_line,
            )  # fmt: skip
        )
    return out


def refused_code(source: str, refusal: Refusal | None) -> list[CodeLine]:
    """A program that was refused, with the reason's place underlined if that is in it."""
    if refusal is not None and refusal.file != Options().file_name:
        refusal = None
    marks = [Mark(refusal.lo, max(refusal.hi, refusal.lo + 1), "m-bad")] if refusal is not None else []
    line = refusal.line if refusal is not None else 0
    return [
        CodeLine(number, pieces, now=number == line, bad=number == line)
        for number, pieces in enumerate(lines(source, marks), 1)
    ]


def _mine(trace: Trace, span: Span) -> bool:
    return span.file.is_local and span.file.name == trace.options.file_name


def _output(snapshot: Snapshot) -> list[Output]:
    out: list[Output] = []
    for stream, text in snapshot.output:
        if out and out[-1].stream == stream:
            out[-1].text += text
        else:
            out.append(Output(stream, text))
    if out and len(out[-1].text) > _OUTPUT_SHOWN:
        out[-1].text = "…" + out[-1].text[-_OUTPUT_SHOWN:]
    return out[-20:]
