"""MIR as text, for debugging and tests; close to rustc's `--emit=mir`."""

from __future__ import annotations

from typing import Any

from engine.mir import mir as M
from engine.types import ty as T
from engine.types.show import show

__all__ = ["print_mir", "show_operand", "show_place", "show_rvalue", "show_statement", "show_terminator"]


def show_place(place: M.Place) -> str:
    """`((*_1).0)`, `_2[_3]`, `(_1 as v1).0`."""
    text = f"_{place.local}"
    for elem in place.elems:
        match elem:
            case M.DerefElem():
                text = f"(*{text})"
            case M.FieldElem():
                text = f"{text}.{elem.index}"
            case M.DowncastElem():
                text = f"({text} as v{elem.variant})"
            case M.IndexElem():
                text = f"{text}[_{elem.local}]"
            case M.ConstIndexElem():
                text = f"{text}[{'-' if elem.from_end else ''}{elem.offset}]"
            case M.SubsliceElem():
                text = f"{text}[{elem.start}..{'-' if elem.from_end else ''}{elem.end}]"
    return text


def show_constant(constant: M.Constant) -> str:
    value = constant.value
    match value:
        case M.ConstUse():
            args = f"::<{', '.join(show(a) for a in value.args)}>" if value.args else ""
            return f"const {value.definition.name}{args}"
        case M.ConstParamUse():
            return f"const {show(value.param)}"
        case M.StaticAddr():
            return f"&static {value.definition.name}"
        case M.Promoted():
            return "promoted"
        case None:
            if isinstance(constant.ty, T.FnItem):
                args = f"::<{', '.join(show(a) for a in constant.ty.args)}>" if constant.ty.args else ""
                return f"const {constant.ty.definition.name}{args}"
            return f"const {show(constant.ty)}"
        case str() | bytes():
            return f"const {value!r}"
        case bool():
            return f"const {str(value).lower()}"
        case _:
            return f"const {value}_{show(constant.ty)}"


def show_operand(operand: M.Operand) -> str:
    match operand:
        case M.Copy():
            return f"copy {show_place(operand.place)}"
        case M.Move():
            return f"move {show_place(operand.place)}"
        case M.Constant():
            return show_constant(operand)


_REF = {"shared": "&", "mut": "&mut ", "two-phase": "&two_phase mut "}


def show_rvalue(rvalue: M.Rvalue) -> str:
    match rvalue:
        case M.Use():
            return show_operand(rvalue.operand)
        case M.CopyForDeref():
            return f"deref_copy {show_place(rvalue.place)}"
        case M.RepeatOf():
            return f"[{show_operand(rvalue.operand)}; {show(rvalue.count)}]"
        case M.Ref():
            return f"{_REF[rvalue.kind]}{show_place(rvalue.place)}"
        case M.RawPtr():
            raw = " via raw" if rvalue.through_raw else ""
            return f"&raw {'mut' if rvalue.mutable else 'const'} {show_place(rvalue.place)}{raw}"
        case M.CastOp():
            return f"{show_operand(rvalue.operand)} as {show(rvalue.ty)} ({rvalue.kind})"
        case M.Binary():
            check = "?" if rvalue.checked else ""
            return f"{show_operand(rvalue.left)} {rvalue.op}{check} {show_operand(rvalue.right)}"
        case M.Unary():
            return f"{rvalue.op}{'?' if rvalue.checked else ''} {show_operand(rvalue.operand)}"
        case M.Discriminant():
            return f"discriminant({show_place(rvalue.place)})"
        case M.Len():
            return f"len({show_place(rvalue.place)})"
        case M.OffsetOf():
            return f"offset_of({show(rvalue.container)}, {rvalue.path})"
        case M.Aggregate():
            values = ", ".join(show_operand(o) for o in rvalue.operands)
            name = show(rvalue.ty)
            if rvalue.variant is not None and rvalue.adt is not None and rvalue.adt.kind == "enum":
                name += f"::{rvalue.variant.name}"
            return f"{rvalue.kind} {name} {{{values}}}"


def show_statement(statement: M.Statement) -> str:
    match statement:
        case M.Assign():
            return f"{show_place(statement.place)} = {show_rvalue(statement.rvalue)}"
        case M.BoundsCheck():
            return f"bounds({show_place(statement.place)}, {show_operand(statement.index)})"
        case M.SetDiscriminant():
            return f"discriminant({show_place(statement.place)}) = {statement.variant}"
        case M.StorageLive():
            return f"StorageLive(_{statement.local})"
        case M.StorageDead():
            return f"StorageDead(_{statement.local})"
        case M.PlaceMention():
            return f"mention({show_place(statement.place)})"
        case M.FakeRead():
            return f"fake_read({show_place(statement.place)})"
        case _:
            return repr(statement)


def show_terminator(terminator: M.Terminator | None) -> str:
    match terminator:
        case M.Goto():
            return f"goto bb{terminator.target}"
        case M.SwitchInt():
            arms = "".join(f"{value}: bb{target}, " for value, target in terminator.values)
            return f"switch {show_operand(terminator.operand)} [{arms}otherwise: bb{terminator.otherwise}]"
        case M.Call():
            args = ", ".join(show_operand(a) for a in terminator.args)
            target = "!" if terminator.target is None else f"bb{terminator.target}"
            unwind = "" if terminator.cleanup is None else f" unwind bb{terminator.cleanup}"
            callee = show_operand(terminator.callee).removeprefix("const ")
            return f"{show_place(terminator.destination)} = {callee}({args}) -> {target}{unwind}"
        case M.Drop():
            unwind = "" if terminator.cleanup is None else f" unwind bb{terminator.cleanup}"
            return f"drop({show_place(terminator.place)}) -> bb{terminator.target}{unwind}"
        case M.Yield():
            drop = "" if terminator.drop is None else f" drop bb{terminator.drop}"
            resumed = show_place(terminator.resume_place)
            return f"{resumed} = yield {show_operand(terminator.value)} -> bb{terminator.resume}{drop}"
        case M.CoroutineDrop():
            return "coroutine drop"
        case M.Return():
            return "return"
        case M.Resume():
            return "resume"
        case M.Unreachable():
            return "unreachable"
        case _:
            return "MISSING"


def print_mir(mir: M.Mir, *, spans: bool = False) -> str:
    """The whole body. `spans` adds each statement's line:column."""

    def note(span: Any) -> str:
        return f"  // {span.start()[0]}:{span.start()[1]}-{span.end()[0]}:{span.end()[1]}" if spans else ""

    lines = [f"fn {mir.name}({', '.join(f'_{i + 1}' for i in range(mir.arg_count))}) {{"]
    for at, local in enumerate(mir.locals):
        name = f" {local.name}" if local.name else ""
        mem = " mem" if local.borrowed else ""
        lines.append(f"    let _{at}: {show(local.ty)};{name}{mem}")
    for at, block in enumerate(mir.blocks):
        cleanup = " (cleanup)" if block.is_cleanup else ""
        unwind = f" unwind bb{block.cleanup}" if block.cleanup is not None else ""
        lines.append(f"  bb{at}{cleanup}:{unwind}")
        lines.extend(f"    {show_statement(s)};{note(s.span)}" for s in block.statements)
        terminator = block.terminator
        lines.append(f"    {show_terminator(terminator)};{note(terminator.span) if terminator else ''}")
    lines.append("}")
    for block in mir.blocks:
        for statement in block.statements:
            if isinstance(statement, M.Assign) and isinstance(statement.rvalue, M.Use):
                operand = statement.rvalue.operand
                if isinstance(operand, M.Constant) and isinstance(operand.value, M.Promoted):
                    lines.append(print_mir(operand.value.body))
    return "\n".join(lines)
