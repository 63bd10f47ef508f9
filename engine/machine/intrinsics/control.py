"""Control flow: unreachable code, panics and unwinding, choosing what runs in constants."""

from __future__ import annotations

from typing import Any

from engine.machine import wording
from engine.machine.compile.calls import drop_term
from engine.machine.errors import Stop
from engine.machine.frames import Block, Frame, Term
from engine.machine.intrinsics.call import Call, Value, intrinsic, intrinsic_term, result_store
from engine.machine.output import ProcessExit
from engine.machine.panics import failed
from engine.mir import mir
from engine.types import ty as T

__all__: list[str] = []


@intrinsic("unreachable")
def _unreachable(call: Call) -> Value:
    def run(frame: Frame) -> Any:
        raise wording.ub("entering unreachable code", "unreachable")

    return run


@intrinsic("assume")
def _assume(call: Call) -> Value:
    condition = call.value(0)

    def run(frame: Frame) -> None:
        if not condition(frame):
            raise wording.ub("`assume` called with `false`", "unreachable")

    return run


@intrinsic("abort", "breakpoint")
def _abort(call: Call) -> Value:
    text = "the program aborted execution" if call.name == "abort" else "trace/breakpoint trap"

    def run(frame: Frame) -> Any:
        raise Stop("abnormal", text)

    return run


@intrinsic("exit_process")
def _exit(call: Call) -> Value:
    code = call.value(0)

    def run(frame: Frame) -> Any:
        raise ProcessExit(code(frame))

    return run


@intrinsic("start_unwind")
def _start_unwind(call: Call) -> Value:
    machine, payload = call.m, call.value(0)
    action = call.cx.unwind_of(call.block, call.call.cleanup)

    def run(frame: Frame) -> None:
        if machine.const_depth:
            raise failed("evaluation panicked", frame)
        machine.thread.payloads.append(payload(frame))
        machine.unwind(action)

    return run


@intrinsic("panic_count")
def _panic_count(call: Call) -> Value:
    machine, delta = call.m, call.value(0)

    def run(frame: Frame) -> int:
        thread = machine.thread
        thread.panics += delta(frame)
        return thread.panics

    return run


@intrinsic("first_panic")
def _first_panic(call: Call) -> Value:
    machine = call.m

    def run(frame: Frame) -> int:
        machine.panics_printed += 1
        return int(machine.panics_printed == 1)

    return run


@intrinsic_term("catch_unwind")
def _catch_unwind(call: Call) -> Term:
    cx, machine = call.cx, call.m
    body, data, handler = call.value(0), call.value(1), call.value(2)
    target = call.target
    unwind = cx.unwind_of(call.block, call.call.cleanup)
    store = result_store(cx, call.call.destination)
    assert store is not None and target is not None
    put = store
    raw = T.ptr_to(T.U8, True)

    def finished(caller: Frame, value: Any) -> None:
        put(caller, 0)

    def caught_done(caller: Frame, value: Any) -> None:
        put(caller, 1)

    def run(frame: Frame) -> Block | None:
        argument, catch_fn = data(frame), handler(frame)
        code, _ = machine.instances.callable_at(body(frame), (raw,), T.UNIT, "Rust")
        new = Frame(code, frame, [None, argument, *code.blank], target, unwind, finished)

        def catch() -> None:
            payload = machine.thread.payloads.pop()
            caller = machine.frame
            catcher, _ = machine.instances.callable_at(catch_fn, (raw, raw), T.UNIT, "Rust")
            regs = [None, argument, payload, *catcher.blank]
            machine.enter(Frame(catcher, caller, regs, target, unwind, caught_done))

        new.catch = (catch, argument)
        machine.enter(new)
        return None

    return run


@intrinsic_term("drop_glue")
def _drop_glue(call: Call) -> Term:
    """The function that all drop glue is: also without glue it has an argument (spec/tree-borrows.md section 6.2)."""
    cx, inner, target = call.cx, call.args[0], call.target
    assert target is not None
    return drop_term(cx, inner, call.value(0), target, cx.unwind_of(call.block, call.call.cleanup), called=True)


@intrinsic_term("const_eval_select")
def _const_eval_select(call: Call) -> Term:
    """Call one of two functions with a tuple of arguments."""
    from engine.machine.compile.dispatch import static_call

    cx = call.cx
    chosen = call.operands[1 if cx.const else 2]
    function = call.ty(1 if cx.const else 2)
    arguments = call.operands[0]
    once = call.m.program.lang_item("fn_once").items["call_once"]
    item = T.fn_item(once, (function, call.ty(0)))
    made = mir.Call(
        call.call.span, mir.Constant(item, None), [chosen, arguments], call.call.destination, call.call.target,
        call.call.cleanup, call.call.fn_span,
    )  # fmt: skip
    from engine.machine.frames import Site

    return static_call(cx, call.block, made, Site(call.call.span), item)
