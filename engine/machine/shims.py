"""Functions that nobody wrote: glue between ways of calling, built as MIR.

The arguments of `Fn*` methods reach these bodies one by one (they are marked `untuple`), as in closure bodies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import unsupported
from engine.machine.compile.calls import DirectCallee
from engine.mir import mir
from engine.mir.mir import (
    Assign,
    BasicBlock,
    Call,
    Constant,
    Copy,
    DerefElem,
    Drop,
    FieldElem,
    Local,
    Mir,
    Move,
    Operand,
    Place,
    Ref,
    Resume,
    Return,
)
from engine.source import Span
from engine.types import ty as T
from engine.types.defs import ClosureDef, FnDef, TraitDef
from engine.types.instance import ALLOCATOR_METHODS, Instance
from engine.types.predicates import is_copy, needs_drop
from engine.types.show import fn_name, show
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["Glue", "Shims"]


class Glue:
    """A body being built by hand: every statement has the same span."""

    def __init__(self, span: Span, ret: Ty, params: tuple[Ty, ...]) -> None:
        self.span = span
        self.locals = [Local(ty, None, span) for ty in (ret, *params)]
        self.blocks: list[BasicBlock] = []
        self.arg_count = len(params)

    def local(self, ty: Ty, *, borrowed: bool = False) -> Place:
        self.locals.append(Local(ty, None, self.span, borrowed=borrowed))
        return Place(len(self.locals) - 1, (), ty)

    def place(self, local: int) -> Place:
        return Place(local, (), self.locals[local].ty)

    def block(self, *, cleanup: bool = False) -> int:
        self.blocks.append(BasicBlock(is_cleanup=cleanup))
        return len(self.blocks) - 1

    def assign(self, block: int, place: Place, rvalue: mir.Rvalue) -> None:
        self.blocks[block].statements.append(Assign(self.span, place, rvalue))

    def end(self, block: int, terminator: mir.Terminator) -> None:
        self.blocks[block].terminator = terminator

    def call(
        self, block: int, callee: Operand, args: list[Operand], dest: Place, target: int, cleanup: int | None
    ) -> None:
        self.end(block, Call(self.span, callee, args, dest, target, cleanup, self.span))

    def body(self, owner: str, *, untuple: bool = False) -> Mir:
        return Mir(owner, owner, self.arg_count, self.locals, self.blocks, self.span, self.span, untuple)


def field(place: Place, index: int, ty: Ty) -> Place:
    """A field of a place."""
    return Place(place.local, (*place.elems, FieldElem(index, ty)), ty)


def deref(place: Place, ty: Ty) -> Place:
    """The place behind a pointer place."""
    return Place(place.local, (*place.elems, DerefElem()), ty)


class Shims:
    """Builds the body of instances that are not written functions."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine

    def make(self, instance: Instance) -> tuple[Mir, str]:
        """The body of a shim and its name in back traces."""
        kind = instance.kind
        if kind == "closure-pointer":
            return self._closure_pointer(instance), f"{self._once_name(instance)} - shim"
        if kind == "fn-ptr":
            assert instance.ty is not None
            definition = instance.definition
            assert isinstance(definition, FnDef)
            text = show(instance.ty, full=True)
            return self._fn_pointer(instance), f"{fn_name(definition, instance.args)} - shim({text})"
        if kind == "clone":
            assert isinstance(instance.definition, FnDef) and instance.ty is not None
            text = show(instance.ty, full=True)
            return self._clone(instance), f"{fn_name(instance.definition, instance.args)} - shim({text})"
        if kind == "allocator":
            assert isinstance(instance.definition, FnDef)
            return self._allocator(instance), fn_name(instance.definition, instance.args)
        if kind in ("ctor", "virtual", "intrinsic", "foreign"):
            definition = instance.definition
            assert isinstance(definition, FnDef)
            return self._forward(instance), fn_name(definition, instance.args) + (
                " - shim(vtable)" if kind == "virtual" else ""
            )
        raise AssertionError(f"instance {kind}")

    def _once_name(self, instance: Instance) -> str:
        params, _ = self.closure_signature(instance)
        closure = show(T.closure(instance.definition, instance.args), full=True)  # type: ignore[arg-type]
        return f"<{closure} as std::ops::FnOnce<{show(T.tuple_of(params), full=True)}>>::call_once"

    def once_name(self, instance: Instance) -> str:
        """The name of the shim that calls a closure by value."""
        return f"{self._once_name(instance)} - shim"

    def _forward(self, instance: Instance) -> Mir:
        """A function around what calls in place only: constructors, intrinsics, virtual methods."""
        definition = instance.definition
        assert isinstance(definition, FnDef)
        params, ret, _ = self.m.instances.signature(instance)
        glue = Glue(definition.span, ret, params)
        start, done = glue.block(), glue.block()
        item = T.fn_item(definition, instance.args)
        args: list[Operand] = [Move(glue.place(1 + i)) for i in range(len(params))]
        glue.call(start, Constant(item, None), args, glue.place(0), done, None)
        glue.end(done, Return(glue.span))
        return glue.body("forward")

    def _closure_pointer(self, instance: Instance) -> Mir:
        """A function pointer made from a closure without captures: the environment has no bytes."""
        definition = instance.definition
        assert isinstance(definition, ClosureDef) and instance.ty is not None
        params, ret = self.closure_signature(instance)
        glue = Glue(definition.span, ret, params)
        start, done = glue.block(), glue.block()
        environment = glue.local(instance.ty, borrowed=True)
        args: list[Operand] = [Move(environment)]
        if definition.kind != "FnOnce":
            mutable = definition.kind == "FnMut"
            reference = glue.local(T.ref_to(instance.ty, mutable))
            glue.assign(start, reference, Ref("mut" if mutable else "shared", environment, reference.ty))
            args = [Move(reference)]
        args += [Move(glue.place(1 + i)) for i in range(len(params))]
        body = Instance("closure", definition, instance.args, instance.ty, definition.kind)
        glue.call(start, self._direct(body), args, glue.place(0), done, None)
        glue.end(done, Return(glue.span))
        return glue.body("closure pointer")

    def _fn_pointer(self, instance: Instance) -> Mir:
        """`Fn*` methods of function items and pointers."""
        function, definition = instance.ty, instance.definition
        assert isinstance(definition, FnDef)
        normal = self.m.types.normal
        if isinstance(function, T.FnItem):
            sig = function.definition.sig
            params = tuple(normal(T.substitute(p, function.args)) for p in sig.params)
            ret = normal(T.substitute(sig.ret, function.args))
        else:
            assert isinstance(function, T.FnPtr)
            params, ret = function.params, function.ret
        receiver: Ty = function
        if instance.call != "FnOnce":
            receiver = T.ref_to(function, instance.call == "FnMut")
        glue = Glue(definition.span, ret, (receiver, *params))
        start, done = glue.block(), glue.block()
        callee: Operand
        if isinstance(function, T.FnItem):
            callee = Constant(function, None)
        elif instance.call == "FnOnce":
            callee = Move(glue.place(1))
        else:
            callee = Copy(deref(glue.place(1), function))
        args: list[Operand] = [Move(glue.place(2 + i)) for i in range(len(params))]
        glue.call(start, callee, args, glue.place(0), done, None)
        glue.end(done, Return(glue.span))
        return glue.body("fn pointer", untuple=True)

    def _clone(self, instance: Instance) -> Mir:
        """The built-in Clone: Copy types are copied, tuples and closures cloned field by field."""
        ty, definition = instance.ty, instance.definition
        assert isinstance(definition, FnDef) and ty is not None
        program = self.m.program
        glue = Glue(definition.span, ty, (T.ref_to(ty),))
        whole = deref(glue.place(1), ty)
        if is_copy(program, ty):
            start = glue.block()
            glue.assign(start, glue.place(0), mir.Use(Copy(whole)))
            glue.end(start, Return(glue.span))
            return glue.body("clone")
        if not isinstance(ty, T.Tuple | T.Closure):
            raise unsupported("built-in-clone", definition.span, show(ty))
        fields = [f for _, f in self.m.types.shape(ty).fields]
        trait = definition.container
        assert isinstance(trait, TraitDef)
        copies = [glue.local(f, borrowed=True) for f in fields]
        at = glue.block()
        resume = glue.block(cleanup=True)
        glue.end(resume, Resume(glue.span))
        unwind = resume
        for index, (copy, of) in enumerate(zip(copies, fields, strict=True)):
            reference = glue.local(T.ref_to(of))
            glue.assign(at, reference, Ref("shared", field(whole, index, of), reference.ty))
            following = glue.block()
            glue.call(at, Constant(T.fn_item(definition, (of,)), None), [Move(reference)], copy, following, unwind)
            if needs_drop(program, of):
                cleanup = glue.block(cleanup=True)
                glue.end(cleanup, Drop(glue.span, copy, unwind, None))
                unwind = cleanup
            at = following
        kind = "tuple" if isinstance(ty, T.Tuple) else "closure"
        closure = ty.definition if isinstance(ty, T.Closure) else None
        values: list[Operand] = [Move(c) for c in copies]
        glue.assign(at, glue.place(0), mir.Aggregate(kind, ty, values, closure=closure))
        glue.end(at, Return(glue.span))
        return glue.body("clone")

    def _allocator(self, instance: Instance) -> Mir:
        """A call of the allocator where the program has a `#[global_allocator]`: it goes to that static."""
        definition, static = instance.definition, self.m.program.allocator
        assert isinstance(definition, FnDef) and static is not None and definition.intrinsic is not None
        params, ret, _ = self.m.instances.signature(instance)
        trait: TraitDef = self.m.program.lang_item("global_alloc")
        method: FnDef = trait.items[ALLOCATOR_METHODS[definition.intrinsic]]
        ty = self.m.types.normal(static.ty)
        glue = Glue(definition.span, ret, params)
        start, made, done = glue.block(), glue.block(), glue.block()
        make: FnDef = self.m.program.lang_item("layout_from_size_align_unchecked")
        layout = glue.local(self.m.types.normal(make.sig.ret))
        pointer = definition.intrinsic in ("rust_dealloc", "rust_realloc")
        sizes: list[Operand] = [Move(glue.place(2 if pointer else 1)), Move(glue.place(3 if pointer else 2))]
        glue.call(start, Constant(T.fn_item(make, ()), None), sizes, layout, made, None)
        reference = glue.local(T.ref_to(ty))
        glue.assign(made, reference, mir.Use(Constant(reference.ty, mir.StaticAddr(static))))
        args: list[Operand] = [Move(reference), *([Move(glue.place(1))] if pointer else []), Move(layout)]
        if definition.intrinsic == "rust_realloc":
            args.append(Move(glue.place(4)))
        glue.call(made, Constant(T.fn_item(method, (ty,)), None), args, glue.place(0), done, None)
        glue.end(done, Return(glue.span))
        return glue.body("allocator")

    def _direct(self, instance: Instance) -> Constant:
        instances = self.m.instances
        const = self.m.const_depth > 0
        return Constant(T.UNIT, DirectCallee(lambda: instances.code(instance, const)))

    def closure_signature(self, instance: Instance) -> tuple[tuple[Ty, ...], Ty]:
        definition = instance.definition
        assert isinstance(definition, ClosureDef) and definition.sig is not None
        normal = self.m.types.normal
        params = tuple(normal(T.substitute(p, instance.args)) for p in definition.sig.params)
        return params, normal(T.substitute(definition.sig.ret, instance.args))

    def once(self, instance: Instance) -> Mir:
        """`FnOnce::call_once` of a closure that only borrows its environment: call it by reference, then drop it."""
        definition = instance.definition
        assert isinstance(definition, ClosureDef) and instance.ty is not None
        params, ret = self.closure_signature(instance)
        glue = Glue(definition.span, ret, (instance.ty, *params))
        glue.locals[1].borrowed = True
        environment = glue.place(1)
        mutable = definition.kind == "FnMut"
        reference = glue.local(T.ref_to(instance.ty, mutable))
        start, after, done = glue.block(), glue.block(), glue.block()
        cleanup, resume = glue.block(cleanup=True), glue.block(cleanup=True)
        glue.assign(start, reference, Ref("mut" if mutable else "shared", environment, reference.ty))
        args: list[Operand] = [Move(reference), *(Move(glue.place(2 + i)) for i in range(len(params)))]
        body = Instance("closure", definition, instance.args, instance.ty, definition.kind)
        glue.call(start, self._direct(body), args, glue.place(0), after, cleanup)
        glue.end(after, Drop(glue.span, environment, done, resume))
        glue.end(done, Return(glue.span))
        glue.end(cleanup, Drop(glue.span, environment, resume, None))
        glue.end(resume, Resume(glue.span))
        return glue.body("closure once", untuple=True)
