"""The JSON API: run a program, read a trace, read a step."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request, Response
from pydantic import BaseModel, Field

from app.order import Order as Asked
from app.pages import models
from app.site import SiteDep, opened_or_404, start_run, step_of
from app.store import Record
from app.traces import Opened
from engine.messages import _
from engine.options import DEFAULT_MODEL, EDITIONS, MODELS, Options
from engine.trace.changes import ChangeLine
from engine.trace.queries import event_json
from engine.trace.sentence import sentence
from engine.trace.snapshot import AllocationView, NodeView
from engine.trace.trace import Refusal
from engine.trace.words import plain

__all__ = ["router"]

router = APIRouter(prefix="/api/v1", tags=["traces"])

FOR_EVER = "public, max-age=31536000, immutable"


class Order(BaseModel):
    """A program to run."""

    source: str = Field(description="The program's text, one file with a `main`")
    model: str = Field(default=DEFAULT_MODEL, description="The aliasing model, one of `/api/v1/models`")
    edition: str = Field(default=Options().edition, description=f"The edition of Rust: {', '.join(EDITIONS)}")
    seed: int = Field(default=0, ge=0, le=2**63 - 1, description="The seed of addresses and schedules")
    flags: list[str] = Field(default=[], max_length=20, description="Flags of Miri, such as `-Zmiri-strict-provenance`")
    entry: str = Field(default="", max_length=200, description="Without a `main`: the function to run")


class Place(BaseModel):
    """Why a program was refused, and where; lines and columns count from 1."""

    kind: str
    message: str
    line: int
    column: int
    label: str = ""
    notes: list[str] = []
    helps: list[str] = []
    code: str | None = None


class Summary(BaseModel):
    """How a run ended. `verdict` is `ok`, `ub`, `panic`, `exit`, `error`, `rejected`, `limit` or `internal`; `status`
    is the exit status of the command line; `error` is set for refused programs."""

    id: str
    url: str
    model: str
    verdict: str
    status: int
    title: str
    steps: int
    home: int | None = Field(default=None, description="The step to look at first")
    unseen: str = Field(default="", description="Why the steps stop before the run does; empty if they show all of it")
    error: Place | None = None


class Full(Summary):
    """A trace with its program, its output, and where to look."""

    source: str
    message: str = Field(description="The diagnostic as Miri or rustc prints it, or empty")
    stdout: str
    stderr: str
    transitions: list[int] = Field(description="Steps in which a permission changes")
    ub: list[int] = Field(description="Steps that are undefined behaviour")


class Node(BaseModel):
    """A node of a borrow tree. `states` are `[start, end, permission, accessed]`, or with two nulls where nothing is
    stored and `default` governs."""

    tag: int
    parent: int | None
    children: list[int]
    name: str
    expression: str
    default: str
    protector: str
    exposed: bool
    library: bool
    states: list[tuple[int, int, str | None, bool | None]]


class Allocation(BaseModel):
    """A live allocation: its bytes (hexadecimal, `..` where uninitialised) and its tree."""

    id: int
    name: str
    kind: str
    type: str
    size: int
    address: int
    bytes: str
    root: int | None
    nodes: list[Node]


class Changed(BaseModel):
    """Pointers whose permission changes alike in this step, on bytes `start` to `end` (exclusive)."""

    text: str
    tags: list[int]
    start: int
    end: int
    before: str
    after: str
    relation: str
    access: str


class Step(BaseModel):
    """One step: the event, what it means, and the state just after it."""

    id: str
    step: int
    last: int
    url: str
    title: str
    sentence: str
    terms: str = Field(description="The same in the terms of the model, or empty")
    changes: list[Changed]
    event: dict[str, Any]
    allocations: list[Allocation]


class ModelInfo(BaseModel):
    """An aliasing model."""

    id: str
    title: str


def _place(refusal: Refusal | None) -> Place | None:
    if refusal is None:
        return None
    return Place(
        kind=refusal.kind, message=refusal.message, line=refusal.line, column=refusal.column, label=refusal.label,
        notes=refusal.notes, helps=refusal.helps, code=refusal.code,
    )  # fmt: skip


def _summary(request: Request, record: Record, opened: Opened | None) -> dict[str, Any]:
    ending = opened.trace.ending if opened is not None else None
    return {
        "id": record.id, "url": f"{str(request.base_url).rstrip('/')}/t/{record.id}", "model": record.model,
        "verdict": record.kind, "status": record.status, "title": record.title, "steps": record.steps,
        "home": opened.outline.home if opened is not None and record.steps else None,
        "error": _place(ending.refusal) if ending is not None else None,
        "unseen": ending.unseen if ending is not None else "",
    }  # fmt: skip


Id = Annotated[str, Path(max_length=32, pattern="^[a-z2-7]+$")]


@router.post("/traces", status_code=201, responses={200: {"description": "The trace was there already"}})
async def create(order: Order, request: Request, response: Response, site: SiteDep) -> Summary:
    """Run a program and answer when it has ended."""
    run = await start_run(
        site,
        Asked(order.source, order.model, order.edition, str(order.seed), " ".join(order.flags), order.entry),
    )
    if run.record is not None:
        response.status_code = 200
    record = await run.wait()
    if record is None:
        raise HTTPException(500, _("The run could not be finished. Please try again."))
    opened = await opened_or_404(site, run.id)
    response.headers["Location"] = f"/api/v1/traces/{record.id}"
    response.headers["Cache-Control"] = "no-store"
    return Summary(**_summary(request, opened.record, opened))


@router.get("/traces/{id_}")
async def read(id_: Id, request: Request, response: Response, site: SiteDep) -> Full:
    """A finished trace."""
    opened = await opened_or_404(site, id_)
    trace, outline = opened.trace, opened.outline
    _cache(response, opened)
    stdout, stderr = await asyncio.to_thread(lambda: (trace.output("stdout"), trace.output("stderr")))
    return Full(
        **_summary(request, opened.record, opened), source=trace.source, message=trace.ending.text,
        stdout=stdout, stderr=stderr, transitions=outline.transitions, ub=outline.ub,
    )  # fmt: skip


@router.get("/traces/{id_}/steps/{step}")
async def read_step(id_: Id, step: int, request: Request, response: Response, site: SiteDep) -> Step:
    """One step of a trace."""
    opened = await opened_or_404(site, id_)
    number = step_of(opened, step)
    _cache(response, opened)
    return await asyncio.to_thread(_step, opened, number, str(request.base_url).rstrip("/"))


def _step(opened: Opened, number: int, base: str) -> Step:
    id_ = opened.record.id
    told = sentence(opened.trace, number)
    snapshot = opened.trace.snapshot(number)
    return Step(
        id=id_, step=number, last=opened.outline.last, url=f"{base}/t/{id_}?step={number}", title=told.title,
        sentence=told.text, terms=plain(told.terms), changes=[_changed(line) for line in told.changes],
        event=event_json(opened.trace, number),
        allocations=[_allocation(one) for one in snapshot.allocations.values() if one.alive],
    )  # fmt: skip


def _changed(line: ChangeLine) -> Changed:
    return Changed(
        text=line.text, tags=list(line.tags), start=line.start, end=line.end, before=line.before, after=line.after,
        relation=line.relation, access=line.access,
    )  # fmt: skip


@router.get("/models")
async def list_models() -> list[ModelInfo]:
    """The aliasing models to choose from, the default first."""
    return [ModelInfo(id=id_, title=MODELS[id_]) for id_ in models()]


def _cache(response: Response, opened: Opened) -> None:
    response.headers["Cache-Control"] = FOR_EVER if opened.record.final else "no-cache"


def _allocation(view: AllocationView) -> Allocation:
    info = view.info
    return Allocation(
        id=view.id, name=view.label, kind=info.kind, type=info.type, size=info.size, address=info.address,
        bytes="".join(f"{byte:02x}" if init else ".." for byte, init in zip(view.data, view.init, strict=True)),
        root=view.root, nodes=[_node(node) for _, node in view.preorder()],
    )  # fmt: skip


def _node(node: NodeView) -> Node:
    return Node(
        tag=node.tag, parent=node.parent, children=list(node.children), name=node.label, expression=node.expr,
        default=node.default, protector=node.protector, exposed=node.exposed, library=node.library,
        states=[
            (start, end, state[0] if state is not None else None, state[1] if state is not None else None)
            for start, end, state in node.states
        ],
    )  # fmt: skip
