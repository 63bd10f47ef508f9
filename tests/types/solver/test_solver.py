"""Inference, selection, projection, methods, and instances over a small library."""

from __future__ import annotations

import pytest

from engine.source import Rejected, SourceFile, Span
from engine.types import ty as T
from engine.types.defs import ProjectionPredicate, TraitPredicate, TraitRef
from engine.types.env import EMPTY, ParamEnv, env_of
from engine.types.infer import InferCtxt
from engine.types.instance import resolve_instance, vtable_methods
from engine.types.methods import autoderef, probe_assoc, probe_method
from engine.types.predicates import is_copy, is_freeze, needs_drop
from engine.types.program import Program
from tests.types.items.support import item, program

TEXT = """
use std::cell::UnsafeCell;
struct Plain(u8, u16);
struct Wrap<T>(T);
impl<T: Clone> Clone for Wrap<T> { fn clone(&self) -> Self { loop {} } }
impl<T: Copy> Copy for Wrap<T> {}
struct Shared { a: u32, b: UnsafeCell<u8> }
struct Guard; impl Drop for Guard { fn drop(&mut self) {} }
trait Named { const N: u8; type Out; fn name(&self) -> Self::Out; fn twice(&self) -> u8 { 2 } }
impl Named for u8 { const N: u8 = 1; type Out = u16; fn name(&self) -> u16 { 0 } }
impl<T: Named> Named for Wrap<T> { const N: u8 = 2; type Out = T::Out; fn name(&self) -> T::Out { loop {} } }
trait Sup { fn base(&self); }
trait Sub: Sup { fn more(&self); fn generic<T>(&self, t: T) where Self: Sized {} }
impl Sup for Plain { fn base(&self) {} }
impl Sub for Plain { fn more(&self) {} }
impl Plain { fn own(&self) {} fn own_mut(&mut self) {} fn take(self) {} }
trait Extra { fn own(&self); fn other(self); }
impl Extra for Plain { fn own(&self) {} fn other(self) {} }
impl Extra for &Plain { fn own(&self) {} fn other(self) {} }
struct Next; impl Iterator for Next { type Item = Plain; fn next(&mut self) -> Option<Plain> { loop {} } }
fn bounded<I: Iterator<Item = u8>, N: Named>(i: I, n: N) {}
fn main() {}
"""


@pytest.fixture(scope="module")
def p() -> Program:
    return program(TEXT)


def at(p: Program) -> Span:
    return Span(SourceFile("main.rs", TEXT), 0, 1)


def adt(p: Program, name: str, *args: T.Ty) -> T.Ty:
    return T.adt(item(p, name), args)


def holds(p: Program, trait: str, *args: T.Ty, env: ParamEnv = EMPTY) -> bool | None:
    icx = InferCtxt(p, env)
    found = p.find_lang_item(trait) or item(p, trait)
    return icx.holds(found, args)


class TestUnification:
    def test_structure_and_undo(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        a, b = icx.fresh(), icx.fresh()
        assert not icx.unify(T.tuple_of((a, T.BOOL)), T.tuple_of((T.U8, T.CHAR)))
        assert icx.shallow(a) is a
        assert icx.unify(T.tuple_of((a, b)), T.tuple_of((T.U8, T.ref_to(a))))
        assert icx.deep(b) is T.ref_to(T.U8)

    def test_integer_variables_take_integers_only(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        i, j, any_ = icx.fresh_int(), icx.fresh_int(), icx.fresh()
        assert not icx.unify(i, T.BOOL)
        assert icx.unify(any_, i) and icx.unify(i, j) and icx.unify(any_, T.I64)
        assert icx.deep(T.tuple_of((i, j))) is T.tuple_of((T.I64, T.I64))

    def test_a_type_is_never_part_of_itself(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        a = icx.fresh()
        assert not icx.unify(a, T.ref_to(a))

    def test_rollback(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        a = icx.fresh()
        snapshot = icx.snapshot()
        icx.unify(a, T.U8)
        icx.register_trait(p.lang_item("copy"), (a,), None)
        icx.rollback(snapshot)
        assert icx.shallow(a) is a and not icx.pending

    def test_fallback(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        i, f = icx.fresh_int(), icx.fresh_float()
        icx.apply_int_fallback()
        assert icx.shallow(i) is T.I32 and icx.shallow(f) is T.F64


class TestBounds:
    def test_impl_with_nested_bounds(self, p: Program) -> None:
        assert holds(p, "Named", adt(p, "Wrap", adt(p, "Wrap", T.U8))) is True
        assert holds(p, "Named", adt(p, "Wrap", T.BOOL)) is False

    def test_unknown_types_are_ambiguous(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        assert icx.holds(item(p, "Named"), (icx.fresh(),)) is None
        assert icx.holds(item(p, "Named"), (adt(p, "Wrap", icx.fresh()),)) is None

    def test_a_single_impl_decides_an_integer(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        i = icx.fresh_int()
        icx.register_trait(item(p, "Named"), (i,), at(p))
        icx.solve()
        assert icx.deep(i) is T.U8

    def test_where_clauses_and_their_supertraits(self, p: Program) -> None:
        t = T.param(0, "T")
        env = ParamEnv([TraitPredicate(TraitRef(item(p, "Sub"), (t,)))])
        assert holds(p, "Sup", t, env=env) is True
        assert holds(p, "Named", t, env=env) is False

    @pytest.mark.parametrize(
        ("ty", "copy"),
        [
            (T.U8, True),
            (T.ref_to(T.STR), True),
            (T.ref_to(T.U8, True), False),
            (T.tuple_of((T.U8, T.ref_to(T.U8, True))), False),
            (T.array_of(T.U8, 3), True),
            (T.ptr_to(T.STR, True), True),
        ],
    )
    def test_copy_by_the_language(self, p: Program, ty: T.Ty, copy: bool) -> None:
        assert is_copy(p, ty) is copy

    def test_copy_by_impl(self, p: Program) -> None:
        assert is_copy(p, adt(p, "Wrap", T.U8)) and not is_copy(p, adt(p, "Plain"))

    def test_sized(self, p: Program) -> None:
        assert holds(p, "sized", T.STR) is False
        assert holds(p, "sized", adt(p, "Wrap", T.U8)) is True
        assert holds(p, "sized", T.slice_of(T.U8)) is False

    def test_failure_names_the_bound(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        icx.register_trait(item(p, "Named"), (T.BOOL,), at(p))
        with pytest.raises(Rejected, match="the trait bound `bool: Named` is not satisfied") as error:
            icx.solve()
        assert error.value.code == "E0277"


class TestProjection:
    def test_through_impls(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        out = item(p, "Named").items["Out"]
        nested = adt(p, "Wrap", adt(p, "Wrap", T.U8))
        assert icx.normalize(T.alias(out, (nested,)), None) is T.U16

    def test_of_a_variable_waits(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        out, v = item(p, "Named").items["Out"], icx.fresh()
        value = icx.normalize(T.alias(out, (v,)), None)
        assert isinstance(value, T.Infer)
        icx.unify(v, T.U8)
        icx.solve()
        assert icx.deep(value) is T.U16

    def test_from_where_clauses(self, p: Program) -> None:
        fn = item(p, "bounded")
        icx = InferCtxt(p, env_of(fn.generics))
        i, n = T.param(0, "I"), T.param(1, "N")
        iterator = next(t for t in icx.env.traits if t.name == "Iterator")
        assert icx.normalize(T.alias(iterator.items["Item"], (i,)), None) is T.U8
        rigid = T.alias(item(p, "Named").items["Out"], (n,))
        assert icx.normalize(rigid, None) is rigid

    def test_mismatch_is_an_error(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        icx.register(ProjectionPredicate(item(p, "Named").items["Out"], (T.U8,), T.BOOL), at(p))
        with pytest.raises(Rejected) as error:
            icx.solve()
        assert error.value.code == "E0271"


class TestMethods:
    def pick(self, p: Program, ty: T.Ty, name: str):  # noqa: ANN201
        icx = InferCtxt(p, EMPTY)
        return probe_method(icx, p.scope_of(item(p, "main")), ty, name, at(p))

    def test_inherent_before_trait_and_autoref(self, p: Program) -> None:
        pick = self.pick(p, adt(p, "Plain"), "own")
        assert pick.fn.container.trait_ref is None and pick.autoref == "ref" and not pick.steps
        assert self.pick(p, adt(p, "Plain"), "own_mut").autoref == "mut"
        assert self.pick(p, adt(p, "Plain"), "take").autoref == ""

    def test_by_value_comes_before_deeper_steps(self, p: Program) -> None:
        pick = self.pick(p, T.ref_to(adt(p, "Plain")), "other")
        assert pick.self_ty is T.ref_to(adt(p, "Plain"))
        assert [s.how for s in pick.steps] == ["builtin"] and pick.autoref == "ref"  # a reborrow

    def test_references_are_reborrowed(self, p: Program) -> None:
        pick = self.pick(p, T.ref_to(adt(p, "Plain"), True), "own_mut")
        assert pick.autoref == "mut" and len(pick.steps) == 1

    def test_unknown_method(self, p: Program) -> None:
        with pytest.raises(Rejected, match="no method named `nope` found for struct `Plain`") as error:
            self.pick(p, adt(p, "Plain"), "nope")
        assert error.value.code == "E0599"

    def test_ambiguous_number(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        with pytest.raises(Rejected) as error:
            probe_method(icx, p.scope_of(item(p, "main")), icx.fresh_int(), "nope", at(p))
        assert error.value.code == "E0599"  # rustc keeps E0689 for methods that some number has

    def test_associated_functions(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        scope = p.scope_of(item(p, "main"))
        found, args = probe_assoc(icx, scope, T.U8, "N", at(p))
        assert found is item(p, "Named").items["N"] and icx.deep(args[0]) is T.U8

    def test_autoderef(self, p: Program) -> None:
        icx = InferCtxt(p, EMPTY)
        steps = list(autoderef(icx, T.ref_to(T.ref_to(T.U8, True)), at(p)))
        assert steps == [(T.ref_to(T.ref_to(T.U8, True)), ""), (T.ref_to(T.U8, True), "builtin"), (T.U8, "builtin")]


class TestInstances:
    def test_impl_method_and_default(self, p: Program) -> None:
        named = item(p, "Named")
        found = resolve_instance(p, named.items["name"], (adt(p, "Wrap", T.U8),))
        assert found.kind == "fn" and found.args == (T.U8,) and found.definition.container.self_ty.flags
        default = resolve_instance(p, named.items["twice"], (T.U8,))
        assert default.definition is named.items["twice"] and default.args == (T.U8,)

    def test_virtual_calls_and_vtables(self, p: Program) -> None:
        ty = T.dyn(item(p, "Sub"))
        names = [fn.name for _, fn in vtable_methods(ty)]
        assert sorted(names) == ["base", "more"]  # not the generic one
        found = resolve_instance(p, item(p, "Sup").items["base"], (ty,))
        assert found.kind == "virtual" and names[found.index] == "base"


class TestProperties:
    def test_freeze(self, p: Program) -> None:
        assert is_freeze(p, adt(p, "Plain")) and not is_freeze(p, adt(p, "Shared"))
        assert is_freeze(p, T.ref_to(adt(p, "Shared")))

    def test_needs_drop(self, p: Program) -> None:
        assert needs_drop(p, adt(p, "Guard")) and not needs_drop(p, adt(p, "Plain"))
        assert needs_drop(p, T.tuple_of((T.U8, adt(p, "Wrap", adt(p, "Guard")))))
        assert not needs_drop(p, T.array_of(adt(p, "Guard"), 0))
