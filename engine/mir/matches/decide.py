"""One test of the decision: which to make, what each candidate learns from it, and its blocks (as rustc's)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import operands
from engine.mir.matches import constants
from engine.mir.matches.pairs import Candidate, Case, Const, Pair, Range, Slice, Variant
from engine.mir.mir import (
    Binary,
    Call,
    Constant,
    Copy,
    Discriminant,
    Len,
    Move,
    Operand,
    Place,
    Ref,
    SwitchInt,
)
from engine.mir.places import PlaceBuilder
from engine.mir.rvalues import discriminant_type
from engine.records import record
from engine.source import Span
from engine.types import thir
from engine.types import ty as T
from engine.types.ty import BOOL, USIZE

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["FAILURE", "SUCCESS", "Branch", "Test", "perform", "pick", "sort"]

Branch = tuple[str, int]  # SUCCESS, FAILURE, ("variant", index), ("value", int)
SUCCESS: Branch = ("success", 0)
FAILURE: Branch = ("failure", 0)


@record
class Test:
    """`kind`: `variant` (switch on the discriminant), `switch` (on an integer), `if`, `eq`, `range`, `len`."""

    kind: str
    place: PlaceBuilder
    case: Case
    span: Span


def pick(pair: Pair) -> Test:
    """The test that decides a pair."""
    case = pair.case
    match case:
        case Variant():
            kind = "variant"
        case Const(kind="bool"):
            kind = "if"
        case Const(kind="int"):
            kind = "switch"
        case Const():
            kind = "eq"
        case Range():
            kind = "range"
        case Slice():
            kind = "len"
        case _:
            raise AssertionError("or-patterns are expanded before they are tested")
    return Test(kind, pair.place, case, pair.pat.span)


def sort(test: Test, candidate: Candidate, sorted_so_far: dict[Branch, list[Candidate]]) -> Branch | None:
    """The branch of the test in which `candidate` is to be tested further; None if it may match in several.

    Removes from the candidate what the branch makes known."""
    key = test.place.key
    pair = next((pair for pair in candidate.pairs if pair.place.key == key), None)
    if pair is None:
        return None
    branch, done = _branch(test, pair, key, sorted_so_far)
    if done:
        candidate.pairs.remove(pair)
        candidate.pairs.extend(pair.subpairs)
        candidate.sort()
    return branch


def _branch(
    test: Test, pair: Pair, key: object, sorted_so_far: dict[Branch, list[Candidate]]
) -> tuple[Branch | None, bool]:
    case = pair.case
    match test.kind, case:
        case "variant", Variant():
            return ("variant", case.variant.index), True
        case "switch", Const(kind="int"):
            for other in sorted_so_far.get(FAILURE, ()):
                for mine in other.pairs:
                    covers = isinstance(mine.case, Range) and mine.case.contains(_number(case))
                    if covers and mine.place.key == key:
                        return None, False
            return ("value", int(_number(case))), True
        case "switch", Range():
            values = [branch[1] for branch in sorted_so_far if branch[0] == "value"]
            inside = any(case.contains(value) for value in values)
            return (None if inside else FAILURE), False
        case "if", Const(kind="bool"):
            return (SUCCESS if case.key else FAILURE), True
        case "len", Slice():
            assert isinstance(test.case, Slice)
            return _by_length(test.case, case)
        case "range", Range():
            assert isinstance(test.case, Range)
            if test.case.same(case):
                return SUCCESS, True
            return (None if test.case.overlaps(case) else FAILURE), False
        case "range", Const():
            assert isinstance(test.case, Range)
            return (None if test.case.contains(_number(case)) else FAILURE), False
        case "eq", Const():
            assert isinstance(test.case, Const)
            if test.case.key == case.key:
                return SUCCESS, True
            return FAILURE, False
    return None, False


def _number(case: Const) -> int | float:
    assert isinstance(case.key, int | float)
    return case.key


def _by_length(tested: Slice, wanted: Slice) -> tuple[Branch | None, bool]:
    n, m = tested.length, wanted.length
    if not tested.at_least:  # the test: length == n
        if n == m and not wanted.at_least:
            return SUCCESS, True
        if n < m or (n > m and not wanted.at_least):
            return FAILURE, False
        return None, False
    if n == m and wanted.at_least:  # the test: length >= n
        return SUCCESS, True
    if n < m or n == m:
        return SUCCESS, False
    return (None, False) if wanted.at_least else (FAILURE, False)


# ---------------------------------------------------------------- emission


def perform(b: Builder, test: Test, targets: dict[Branch, int], otherwise: int, scrutinee: Span) -> None:
    """Emit the test in the current block; branches without a target go to `otherwise`."""
    place = test.place.place(b)
    span = test.span
    failure = targets.get(FAILURE, otherwise)
    success = targets.get(SUCCESS, otherwise)
    case = test.case
    match test.kind:
        case "variant":
            assert isinstance(case, Variant)
            ty = discriminant_type(place.ty)
            discriminant = b.temp(ty, span)
            b.assign(discriminant, Discriminant(place, ty), scrutinee)
            variants = case.adt.variants
            chosen = sorted((branch[1], block) for branch, block in targets.items() if branch[0] == "variant")
            values = [(variants[index].discriminant, block) for index, block in chosen]
            b.terminate(SwitchInt(span, Move(discriminant), values, failure))
        case "switch":
            values = [(branch[1], block) for branch, block in targets.items() if branch[0] == "value"]
            b.terminate(SwitchInt(span, Copy(place), values, failure))
        case "if":
            b.terminate(SwitchInt(span, Copy(place), [(0, failure)], success))
        case "eq":
            assert isinstance(case, Const)
            if case.kind == "str":
                _string_eq(b, place, case, success, failure, span)
            else:
                _compare(b, "==", operands.as_constant(case.value), Copy(place), success, failure, span)
        case "range":
            assert isinstance(case, Range)
            _range(b, place, case, success, failure, span)
        case "len":
            assert isinstance(case, Slice)
            length = b.temp(USIZE, span)
            b.assign(length, Len(place), span)
            wanted = Constant(USIZE, case.length)
            _compare(b, ">=" if case.at_least else "==", Move(length), wanted, success, failure, span)


def _compare(b: Builder, op: str, left: Operand, right: Operand, success: int, failure: int, span: Span) -> None:
    result = b.temp(BOOL, span)
    b.assign(result, Binary(op, left, right, BOOL, False), span)
    b.terminate(SwitchInt(span, Move(result), [(0, failure)], success))


def _range(b: Builder, place: Place, case: Range, success: int, failure: int, span: Span) -> None:
    pat = case.pat
    if pat.lo is not None:
        above = b.new_block() if pat.hi is not None else success
        _compare(b, "<=", _bound(b, pat.lo), Copy(place), above, failure, span)
        b.go(above)
    if pat.hi is not None:
        op = "<=" if pat.inclusive else "<"
        _compare(b, op, Copy(place), _bound(b, pat.hi), success, failure, span)


def _bound(b: Builder, expr: thir.TExpr) -> Operand:
    if operands.is_constant(expr):
        return operands.as_constant(expr)
    return Constant(expr.ty, constants.scalar_of(b, expr))


def _string_eq(b: Builder, place: Place, case: Const, success: int, failure: int, span: Span) -> None:
    """`<str as PartialEq>::eq(&place, "literal")`."""
    ref_str = T.ref_to(T.STR)
    actual = b.temp(ref_str, span)
    b.assign(actual, Ref("shared", place, ref_str), span)
    assert isinstance(case.value, thir.Literal)
    eq = b.program.lang_item("eq").items["eq"]
    result = b.temp(BOOL, span)
    block = b.cur
    following = b.new_block()
    callee = Constant(T.fn_item(eq, (T.STR, T.STR)), None)
    args: list[Operand] = [Copy(actual), Constant(ref_str, case.value.value)]
    b.terminate(Call(span, callee, args, result, following, None, span))
    b.scopes.diverge_from(block)
    b.go(following)
    b.terminate(SwitchInt(span, Move(result), [(0, failure)], success))
