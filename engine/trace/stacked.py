"""Stacked Borrows errors in Miri's words (spec/diagnostics.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.borrows.api import Access, BorrowsError, PointerKind, RetagMode
from engine.borrows.stack_errors import Operation, StackDetail
from engine.source import Span

__all__ = ["StackFacts", "StackLine", "stack_facts", "stack_labels", "stack_title"]


@dataclass(slots=True)
class StackLine:
    """A line of the history with its place."""

    text: str
    span: Span | None


@dataclass(slots=True)
class StackFacts:
    """What only Stacked Borrows knows of an error. `attempt` names what was done (`read access`, `two-phase retag`,
    …), on bytes `start..end`; `permission` is what a retag asked for; `reason` as in `StackDetail`;
    `field` is the path of the retagged field of a compound value, or ""."""

    attempt: str
    retag: bool
    permission: str
    start: int
    end: int
    reason: str
    history: list[StackLine]
    field: str = ""


def _where(where: object) -> Span | None:
    return where if isinstance(where, Span) else None


def _retag_kind(operation: Operation) -> str:
    assert operation.retag is not None
    kind, mode = operation.retag
    if kind == PointerKind.PLACE:
        return "in-place function argument/return passing protection"
    return {RetagMode.TWO_PHASE: "two-phase retag", RetagMode.FN_ENTRY: "function-entry retag"}.get(mode, "retag")


def _attempt(operation: Operation) -> str:
    if operation.retag is not None:
        return _retag_kind(operation)
    return "read access" if operation.access == Access.READ else "write access"


def _range(start: int, end: int) -> str:
    return f"[0x{start:x}..0x{end:x}]"


def stack_facts(error: BorrowsError, alloc: int | None, field: str = "") -> StackFacts:
    """The facts of an error of Stacked Borrows, history in words."""
    detail = error.detail
    assert isinstance(detail, StackDetail)
    operation = detail.operation
    history: list[StackLine] = []
    tag = f"<{error.accessed}>"
    created = detail.created
    if created is not None:
        span = _range(created.start, created.end)
        if created.kind == "root":
            text = f"{tag} was created here, as the root tag for alloc{alloc}"
        elif created.kind == "zero-size":
            text = (
                f"{tag} would have been created here, but this is a zero-size retag ({span}) so the tag in question "
                "does not exist anywhere"
            )
        else:
            text = f"{tag} was created by a {created.permission} retag at offsets {span}"
        history.append(StackLine(text, _where(created.where)))
    gone = detail.invalidated
    if gone is not None:
        by = _attempt(gone.operation)
        inside = ""
        if gone.operation.retag is not None:
            by = f"{gone.operation.permission} {by}"
            if gone.operation.retag[1] == RetagMode.FN_ENTRY:
                inside = " inside this call"
        span = _range(gone.operation.start, gone.operation.end)
        text = f"{tag} was later invalidated at offsets {span} by a {by}{inside}"
        history.append(StackLine(text, _where(gone.where)))
    if detail.argument is not None:
        history.append(StackLine(f"<{error.conflicting}> is this argument", _where(detail.argument)))
    return StackFacts(
        _attempt(operation), operation.retag is not None, operation.permission, operation.start, operation.end,
        detail.reason, history, field,
    )  # fmt: skip


_REASONS = {
    "read-only": ", but that tag only grants SharedReadOnly permission for this location",
    "missing": ", but that tag does not exist in the borrow stack for this location",
    "wildcard": ", but no exposed tags have suitable permission in the borrow stack for this location",
    "": "",
}


def stack_title(
    kind: str, facts: StackFacts, tag: str, conflicting: int, item: str, protector: str, alloc: int | None, offset: int
) -> str:
    """The title of the error: `tag` as printed, `item` and `protector` permission and protector of a protected item."""
    where = f"alloc{alloc}[0x{offset:x}]"
    why = _REASONS[facts.reason]
    if kind == "stack-access":
        return f"attempting a {facts.attempt} using {tag} at {where}{why}"
    if kind == "stack-retag":
        return f"trying to retag from {tag} for {facts.permission} permission at {where}{why}"
    if kind == "stack-dealloc":
        return f"attempting deallocation using {tag} at alloc{alloc}{why}"
    protected = f"[{item} for <{conflicting}>]"
    if kind == "stack-dealloc-protected":
        return f"deallocating while item {protected} is {protector}ly protected"
    return f"not granting access to tag {tag} because that would remove {protected} which is {protector}ly protected"


def stack_labels(kind: str, facts: StackFacts, alloc: int | None) -> list[str]:
    """What stands under the primary span instead of the usual label; empty for the usual one."""
    if kind not in ("stack-access", "stack-retag"):
        return []
    what = facts.attempt if facts.retag else "an access"
    labels = [f"this error occurs as part of {what} at alloc{alloc}{_range(facts.start, facts.end)}"]
    if kind == "stack-retag" and facts.field:
        labels.append(f"while retagging field {facts.field}")
    return labels
