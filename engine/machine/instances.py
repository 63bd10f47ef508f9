"""From instances to code: bodies, shims, function pointers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from engine.features import unsupported
from engine.machine import wording
from engine.machine.abi import compatible
from engine.machine.allocation import Allocation
from engine.machine.compile.body import BodyCompiler
from engine.machine.frames import CANNOT_UNWIND, Code
from engine.machine.shims import Shims
from engine.mir.build import build_mir, coroutine_mir
from engine.mir.coroutines.transform import StateMachine
from engine.mir.mir import Mir
from engine.types import ty as T
from engine.types.defs import ClosureDef, FnDef
from engine.types.instance import Instance, resolve_instance, tracks_caller
from engine.types.show import fn_name, show
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["Fit", "Instances"]


class Fit(NamedTuple):
    """How a call through a pointer agrees with the function: `params` are those whose type is not that of the argument
    (index, its type, the parameter's), `result` is the function's return type if the call has another one."""

    params: list[tuple[int, Ty, Ty]]
    result: Ty | None


class Instances:
    """All code of a run, compiled when first asked for. Constants are evaluated by separately compiled code."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine
        self.shims = Shims(machine)
        self._codes: dict[tuple[Instance, bool], Code] = {}
        self._pointers: dict[Any, Any] = {}
        self._fits: dict[Any, Fit] = {}

    # ------------------------------------------------------------ code

    def code(self, instance: Instance, const: bool) -> Code:
        """The code of an instance; `const` for evaluation at compile time."""
        key = (instance, const)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = self._make(instance, const)
        return found

    def _make(self, instance: Instance, const: bool) -> Code:
        definition = instance.definition
        if instance.kind == "fn":
            assert isinstance(definition, FnDef)
            return self.function(definition, instance.args, const, instance)
        if instance.kind == "closure":
            assert isinstance(definition, ClosureDef)
            if instance.call == "FnOnce" and definition.kind != "FnOnce":
                return self.compile(self.shims.once(instance), (), const, self.shims.once_name(instance), instance)
            return self.closure(definition, instance.args, const, instance)
        if instance.kind == "coroutine":
            assert isinstance(definition, ClosureDef)
            return self.coroutine(definition, instance.args, const, instance)
        body, name = self.shims.make(instance)
        return self.compile(body, (), const, name, instance)

    def function(self, definition: FnDef, args: tuple[Ty, ...], const: bool, instance: Instance) -> Code:
        """The code of a function with a body."""
        if definition.ast is not None and not definition.ast.has_body:
            raise unsupported("bodiless-call", definition.span, definition.name)
        code = Code(fn_name(definition, args))
        code.track_caller = tracks_caller(definition)
        code.no_writable = definition.no_writable
        abi = definition.sig.abi
        if abi not in ("Rust", "rust-call", "C-unwind", "system-unwind", "rust-intrinsic"):
            code.nounwind = CANNOT_UNWIND
        return self._compile(code, build_mir(self.m.program, definition), args, const, instance)

    def closure(self, definition: ClosureDef, args: tuple[Ty, ...], const: bool, instance: Instance) -> Code:
        """The code of a closure's body."""
        code = Code(fn_name(definition, args))
        owner = definition.owner
        while isinstance(owner, ClosureDef):
            owner = owner.owner
        if isinstance(owner, FnDef):
            # Its body may not have been checked yet when only its type is known.
            build_mir(self.m.program, owner)
        return self._compile(code, build_mir(self.m.program, definition), args, const, instance)

    def coroutine(self, definition: ClosureDef, args: tuple[Ty, ...], const: bool, instance: Instance) -> Code:
        """The code that resumes a coroutine."""
        code = Code(fn_name(definition, args))
        return self._compile(code, _machine(definition).resume, args, const, instance)

    def coroutine_drop(self, ty: T.Coroutine, const: bool, name: str) -> Code:
        """The drop glue of a coroutine, by its state."""
        return self._compile(Code(name), _machine(ty.definition).drop, ty.args, const, None)

    def compile(self, body: Mir, args: tuple[Ty, ...], const: bool, name: str, instance: Any) -> Code:
        """The code of a body that the machine has built itself."""
        code = Code(name)
        return self._compile(code, body, args, const, instance)

    def _compile(self, code: Code, body: Mir, args: tuple[Ty, ...], const: bool, instance: Any) -> Code:
        code.instance = instance
        code.library = not body.span.file.is_local or isinstance(body.owner, str)
        BodyCompiler(self.m, code, body, args, const).finish_code()
        return code

    # ------------------------------------------------------------ function pointers

    def fn_pointer(self, item: T.FnItem) -> Any:
        """A pointer to a function item's code."""
        instance = resolve_instance(self.m.program, item.definition, item.args)
        return self.pointer_to(instance)

    def closure_pointer(self, ty: T.Closure) -> Any:
        """A function pointer to a closure without captures."""
        return self.pointer_to(Instance("closure-pointer", ty.definition, ty.args, ty))

    def pointer_to(self, instance: Instance) -> Any:
        """The pointer value of an instance; each has one address."""
        found = self._pointers.get(instance)
        if found is None:
            allocation = Allocation(0, 1, "fn")
            allocation.payload = instance
            allocation.mutable = False
            self.m.memory.publish(allocation)
            found = self._pointers[instance] = (allocation.base, allocation, allocation.root)
        return found

    def callable_at(self, pointer: Any, params: tuple[Ty, ...], ret: Ty, abi: str) -> tuple[Code, Fit]:
        """What a function pointer calls, and where its types are not those of the call."""
        allocation, _ = self.m.memory.resolve(pointer)
        if allocation is None:
            raise wording.no_provenance(pointer, wording.POINTER, 0)
        if allocation.kind != "fn" or pointer[0] != allocation.base:
            text = wording.pointer_text(pointer)
            raise wording.ub(f"using {text} as function pointer but it does not point to a function", "bad-call")
        instance: Instance = allocation.payload
        code = self.code(instance, self.m.const_depth > 0)
        key = (instance, params, ret, abi)
        fit = self._fits.get(key)
        if fit is None:
            fit = self._fits[key] = self._fit(instance, params, ret, abi)
        return code, fit

    def signature(self, instance: Instance) -> tuple[tuple[Ty, ...], Ty, str]:
        """Parameter types, return type and ABI of an instance as a function pointer sees it."""
        normal = self.m.types.normal
        definition = instance.definition
        sig = definition.sig
        assert sig is not None
        args = instance.args
        params = tuple(normal(T.substitute(p, args)) for p in sig.params)
        ret = normal(T.substitute(sig.ret, args))
        return params, ret, sig.abi if isinstance(definition, FnDef) else "Rust"

    def _fit(self, instance: Instance, params: tuple[Ty, ...], ret: Ty, abi: str) -> Fit:
        """Check that a call through a pointer agrees with the function (ABI compatibility)."""
        types = self.m.types
        wanted, result, own_abi = self.signature(instance)
        if own_abi != abi and not {own_abi, abi} <= {"Rust", "rust-intrinsic"}:
            raise wording.ub(
                f'calling a function with calling convention "{own_abi}" using calling convention "{abi}"', "bad-call"
            )
        if len(wanted) > len(params):
            raise wording.ub("calling a function with fewer arguments than it requires", "bad-call")
        if len(wanted) < len(params):
            raise wording.ub("calling a function with more arguments than it expected", "bad-call")
        changed: list[tuple[int, Ty, Ty]] = []
        for index, (given, expected) in enumerate(zip(params, wanted, strict=True), 1):
            if given is expected:
                continue
            if not compatible(types, given, expected):
                raise wording.ub(
                    f"calling a function whose parameter #{index} has type {show(expected, full=True)} passing "
                    f"argument of type {show(given, full=True)}",
                    "bad-call",
                )
            changed.append((index, given, expected))
        if not compatible(types, result, ret):
            raise wording.ub(
                f"calling a function with return type {show(result, full=True)} passing return place of type "
                f"{show(ret, full=True)}",
                "bad-call",
            )
        return Fit(changed, None if result is ret else result)


def _machine(definition: ClosureDef) -> StateMachine:
    machine = coroutine_mir(definition)
    assert machine is not None, "nothing runs while its MIR is being built"
    return machine
