"""Inference variables, unification, and the obligations that wait for them: one context per checked body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.records import record
from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.defs import Generics, Predicate, ProjectionPredicate, TraitDef, TraitPredicate, TraitRef
from engine.types.env import ParamEnv, substitute_predicate
from engine.types.ty import HAS_ALIAS, HAS_INFER, Infer, Ty, fold

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["InferCtxt", "Obligation", "Snapshot"]


@record
class Obligation:
    """A predicate to be proved; `stalled` are variables that must be bound before another try makes sense."""

    predicate: Predicate
    span: Span | None
    depth: int = 0
    stalled: tuple[int, ...] = ()


@record
class Snapshot:
    trail: int
    variables: int
    pending: list[Obligation]
    stalled: list[tuple[int, ...]]


_ITEMS = (T.Adt, T.FnItem, T.Closure, T.Coroutine, T.Opaque, T.ConstAlias)


class InferCtxt:
    """The state of inference of one body: variables, their values, and pending obligations.

    Types handed in may contain variables and unnormalised aliases; `unify` normalises what it meets.
    """

    def __init__(self, program: Program, env: ParamEnv) -> None:
        self.program = program
        self.env = env
        self.values: list[Ty | None] = []
        self.variables: list[Infer] = []
        self.spans: list[Span | None] = []
        self.trail: list[int] = []
        self.pending: list[Obligation] = []
        self.evaluating: dict[tuple[TraitDef, tuple[Ty, ...]], int] = {}  # the questions being asked, by depth
        self.reached = 0  # the outermost of them that an answer rested on
        self.projecting: set[object] = set()
        self.winnowing: set[tuple[TraitDef, tuple[Ty, ...]]] = set()
        self.depth = 0
        self.fallback_span: Span | None = None
        self.tries: set[Span] = set()  # of `?`, for messages

    # ------------------------------------------------------------ variables

    def _new(self, kind: str, span: Span | None) -> Infer:
        var = Infer(len(self.values), kind)
        self.values.append(None)
        self.variables.append(var)
        self.spans.append(span)
        return var

    def fresh(self, span: Span | None = None) -> Infer:
        """A new type variable; `span` is where to ask for an annotation if it stays unknown."""
        return self._new("ty", span)

    def fresh_int(self, span: Span | None = None) -> Infer:
        """A variable for the type of an integer literal."""
        return self._new("int", span)

    def fresh_float(self, span: Span | None = None) -> Infer:
        """A variable for the type of a float literal."""
        return self._new("float", span)

    def fresh_const(self, span: Span | None = None) -> Infer:
        """A variable for a const generic argument."""
        return self._new("const", span)

    def fresh_args(self, generics: Generics, span: Span | None, prefix: tuple[Ty, ...] = ()) -> tuple[Ty, ...]:
        """Arguments for an item's generics: `prefix` first, fresh variables for the rest."""
        params = generics.all_params()[len(prefix) :]
        return prefix + tuple([self.fresh_const(span) if p.const_ty is not None else self.fresh(span) for p in params])

    def shallow(self, ty: Ty) -> Ty:
        """The type with a variable at its head replaced by its value, if it has one."""
        values = self.values
        while ty.__class__ is Infer:
            value = values[ty.id]
            if value is None:
                return ty
            ty = value
        return ty

    def deep(self, ty: Ty) -> Ty:
        """The type with all known variables replaced."""
        if not ty.flags & HAS_INFER:
            return ty

        def leaf(t: Ty) -> Ty:
            if t.__class__ is Infer:
                value = self.shallow(t)
                return value if value is t else self.deep(value)
            return t

        return fold(ty, leaf, HAS_INFER)

    def var_span(self, ty: Ty) -> Span | None:
        """Where the first unknown variable of a type came from."""
        for part in T.walk(self.deep(ty)):
            if isinstance(part, Infer):
                return self.spans[part.id]
        return None

    def known_sized(self, variable: Ty) -> bool:
        """Whether something requires an unbound variable's type to be sized."""
        for obligation in self.pending:
            predicate = obligation.predicate
            if (
                isinstance(predicate, TraitPredicate)
                and predicate.ref.trait.lang == "sized"
                and self.shallow(predicate.ref.args[0]) is variable
            ):
                return True
        return False

    # ------------------------------------------------------------ snapshots

    def snapshot(self) -> Snapshot:
        """A point to roll back to. Snapshots nest."""
        pending = self.pending[:]
        return Snapshot(len(self.trail), len(self.values), pending, [ob.stalled for ob in pending])

    def rollback(self, snapshot: Snapshot) -> None:
        """Undo every binding, variable and obligation since the snapshot."""
        self._undo(snapshot.trail)
        del self.values[snapshot.variables :]
        del self.variables[snapshot.variables :]
        del self.spans[snapshot.variables :]
        self.pending = snapshot.pending
        for obligation, stalled in zip(self.pending, snapshot.stalled, strict=True):
            obligation.stalled = stalled  # what it waited for since may have been undone

    def _undo(self, mark: int) -> None:
        trail, values = self.trail, self.values
        while len(trail) > mark:
            values[trail.pop()] = None

    # ------------------------------------------------------------ unification

    def unify(self, a: Ty, b: Ty) -> bool:
        """Make two types equal by binding variables; False and no change if they cannot be."""
        mark, waiting = len(self.trail), len(self.pending)
        if self._equal(a, b):
            return True
        self._undo(mark)
        del self.pending[waiting:]
        return False

    def unify_all(self, a: tuple[Ty, ...], b: tuple[Ty, ...]) -> bool:
        """`unify` for argument lists."""
        mark, waiting = len(self.trail), len(self.pending)
        if self._equal_all(a, b):
            return True
        self._undo(mark)
        del self.pending[waiting:]
        return False

    def can_unify(self, a: tuple[Ty, ...], b: tuple[Ty, ...]) -> bool:
        """Whether the argument lists could be made equal; no change."""
        mark, waiting = len(self.trail), len(self.pending)
        result = self._equal_all(a, b)
        self._undo(mark)
        del self.pending[waiting:]
        return result

    def _equal_all(self, a: tuple[Ty, ...], b: tuple[Ty, ...]) -> bool:
        if len(a) != len(b):
            return False
        for x, y in zip(a, b, strict=True):
            if x is not y and not self._equal(x, y):
                return False
        return True

    def _equal(self, a: Ty, b: Ty) -> bool:
        a, b = self.shallow(a), self.shallow(b)
        if a is b:
            return True
        ca, cb = a.__class__, b.__class__
        if ca is Infer:
            return self._bind(cast(Infer, a), b)
        if cb is Infer:
            return self._bind(cast(Infer, b), a)
        if a is T.ERROR or b is T.ERROR:
            return True
        if ca in _ALIASES or cb in _ALIASES:
            na, nb = self._head(a), self._head(b)
            if na is not a or nb is not b:
                return self._equal(na, nb)
        if ca is not cb:
            return False
        x, y = cast(Any, a), cast(Any, b)
        if ca is T.Ref or ca is T.Ptr:
            return x.mutable == y.mutable and self._equal(x.inner, y.inner)
        if ca in _ITEMS:
            return x.definition is y.definition and self._equal_all(x.args, y.args)
        if ca is T.Tuple:
            return self._equal_all(x.elems, y.elems)
        if ca is T.Slice:
            return self._equal(x.elem, y.elem)
        if ca is T.Array:
            return self._equal(x.elem, y.elem) and self._equal(x.length, y.length)
        if ca is T.FnPtr:
            return (
                x.unsafe == y.unsafe
                and x.abi == y.abi
                and self._equal_all(x.params, y.params)
                and self._equal(x.ret, y.ret)
            )
        if ca is T.Dyn:
            return (
                x.trait is y.trait
                and x.autos == y.autos
                and self._equal_all(x.args, y.args)
                and {d for d, _ in x.bindings} == {d for d, _ in y.bindings}
                and all(self._equal(t, dict(y.bindings)[d]) for d, t in x.bindings)
            )
        if ca is T.Alias:
            return x.assoc is y.assoc and self._equal_all(x.args, y.args)
        return False

    def _head(self, ty: Ty) -> Ty:
        """Normalise an alias at the head of a type."""
        if isinstance(ty, T.Alias | T.ConstAlias) or (isinstance(ty, T.Opaque) and self.env.reveal):
            return self.normalize(ty, None)
        return ty

    def _bind(self, var: Infer, ty: Ty) -> bool:
        kind = var.kind
        if ty.__class__ is Infer:
            other = ty
            if kind == "ty" and other.kind != "const":
                pass
            elif other.kind == "ty" and kind != "const":
                var, ty = other, var
            elif kind != other.kind:
                return False
        elif kind == "int":
            if ty.__class__ is not T.Int and ty is not T.ERROR:
                return False
        elif kind == "float":
            if ty.__class__ is not T.Float and ty is not T.ERROR:
                return False
        elif ty.flags & HAS_INFER:
            ty = self.deep(ty)
            if self._occurs(var, ty):
                return False
        if ty.flags & HAS_ALIAS and ty.__class__ is not Infer:
            ty = self.normalize(ty, None)
            if ty is var:
                return True
        self.values[var.id] = ty
        self.trail.append(var.id)
        return True

    def _occurs(self, var: Infer, ty: Ty) -> bool:
        return any(part is var for part in T.walk(ty))

    # ------------------------------------------------------------ normalisation and obligations

    def normalize(self, ty: Ty, span: Span | None) -> Ty:
        """Replace every alias by its value; one that is not known yet becomes a variable with an obligation."""
        if not ty.flags & HAS_ALIAS:
            return ty
        from engine.types.project import normalize

        return normalize(self, ty, span)

    def register(self, predicate: Predicate, span: Span | None, depth: int = 0) -> None:
        """Add an obligation; aliases in it are normalised first."""
        normal = self.normal(predicate, span)  # may replace the list of pending obligations
        self.pending.append(Obligation(normal, span, depth))

    def normal(self, predicate: Predicate, span: Span | None) -> Predicate:
        """The predicate without aliases in its arguments (other than rigid ones)."""
        args = predicate.ref.args if isinstance(predicate, TraitPredicate) else predicate.args
        if not any(a.flags & HAS_ALIAS for a in args):
            return predicate
        done = tuple([self.normalize(a, span) for a in args])
        if done == args:
            return predicate
        if isinstance(predicate, TraitPredicate):
            return TraitPredicate(TraitRef(predicate.ref.trait, done), predicate.span)
        return ProjectionPredicate(predicate.assoc, done, predicate.ty, predicate.span)

    def register_trait(self, trait: TraitDef, args: tuple[Ty, ...], span: Span | None) -> None:
        """Add the obligation `args[0]: trait<args[1..]>`."""
        self.register(TraitPredicate(TraitRef(trait, args), span), span)

    def register_bounds(self, generics: Generics, args: tuple[Ty, ...], span: Span | None) -> None:
        """Add all bounds of an item instantiated with `args`."""
        for predicate in generics.all_predicates():
            self.register(substitute_predicate(predicate, args), span)

    def holds(self, trait: TraitDef, args: tuple[Ty, ...]) -> bool | None:
        """Whether a trait bound holds: True, False, or None if it cannot be known yet. No side effects."""
        from engine.types.traits import evaluate

        return evaluate(self, TraitPredicate(TraitRef(trait, args)))

    def solve(self) -> None:
        """Prove what can be proved of the pending obligations. Raises Rejected for one that cannot hold."""
        from engine.types.fulfill import solve

        solve(self)

    def solve_all(self) -> None:
        """After fallback: everything must hold now. Raises Rejected (E0277, E0271, E0283)."""
        from engine.types.fulfill import report_ambiguity, solve

        solve(self)
        if self.pending:
            report_ambiguity(self, self.pending[0])

    def apply_int_fallback(self) -> None:
        """Unknown integer literals become i32, float literals f64."""
        for var in self.variables:
            if self.values[var.id] is None and var.kind in ("int", "float"):
                self.values[var.id] = T.I32 if var.kind == "int" else T.F64
                self.trail.append(var.id)

    def structurally_shallow(self, ty: Ty) -> Ty:
        """The head of a type as well as it is known, without trying obligations."""
        return self._head(self.shallow(ty))

    def structurally(self, ty: Ty) -> Ty:
        """The type with its head known as well as possible now: variables resolved, aliases normalised, obligations
        tried if the head is still a variable."""
        ty = self._head(self.shallow(ty))
        if ty.__class__ is Infer and self.pending:
            self.solve()
            ty = self._head(self.shallow(ty))
        return ty

    def closure_obligations(self, var: Ty) -> tuple[str | None, tuple[tuple[Ty, ...], Ty | None] | None]:
        """What pending obligations say about a closure that will have this type: its kind and signature.

        Returns `(kind, (parameter types, return type or None))`; rustc's "deduce closure signature".
        """
        from engine.types.fulfill import deduce_closure

        return deduce_closure(self, var)

    def mismatch(self, expected: Ty, found: Ty, span: Span) -> Rejected:
        """The E0308 error for two types."""
        e, f = self.deep(expected), self.deep(found)
        return Rejected("mismatched types", span, label=f"expected `{e!r}`, found `{f!r}`", code="E0308")


_ALIASES: frozenset[type] = frozenset({T.Alias, T.ConstAlias, T.Opaque})
