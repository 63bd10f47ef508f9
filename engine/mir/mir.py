"""The MIR: control-flow graphs of simple statements over places, generic until the machine compiles an instance.

Close to rustc's MIR after drop elaboration, with two differences that keep the machine fast: an arithmetic operation
carries its overflow check (`Binary.checked`), and so does an index (`BoundsCheck` statement); when such a check fails
the function panics and unwinds along its block's `cleanup`.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from engine.records import record
from engine.source import Span
from engine.types.defs import AdtDef, ClosureDef, ConstDef, StaticDef, VariantDef
from engine.types.ty import Ty

# ---------------------------------------------------------------- places and operands


@record
class DerefElem:
    """Through a reference, raw pointer or Box. The base place (without this) is read without a retag."""


@record
class FieldElem:
    """`name` is that of the variable, for a local that a coroutine keeps."""

    index: int
    ty: Ty
    name: str = ""


@record
class IndexElem:
    """By the usize in a local; a BoundsCheck came before."""

    local: int


@record
class ConstIndexElem:
    """Element `offset` from the start, or from the end (`offset` ≥ 1 then counts back from the length)."""

    offset: int
    from_end: bool


@record
class SubsliceElem:
    """Elements `start` to `end`, `end` counted from the end if the base is a slice or `from_end`."""

    start: int
    end: int
    from_end: bool


@record
class DowncastElem:
    """The fields of a variant; followed by a FieldElem."""

    variant: int


Elem = DerefElem | FieldElem | IndexElem | ConstIndexElem | SubsliceElem | DowncastElem


@record
class Place:
    """`ty` is the type of the whole place."""

    local: int
    elems: tuple[Elem, ...]
    ty: Ty


@record
class Copy:
    place: Place


@record
class Move:
    """Like Copy; as a call argument its place is protected during the call if it lives in memory."""

    place: Place


@record
class Constant:
    """`value`: int, bool, float, str (`&str`), bytes (`&[u8; N]`), None for a zero-sized value (function item, unit),
    or one of ConstUse, ConstParamUse, StaticAddr, Promoted."""

    ty: Ty
    value: Any


@record
class ConstUse:
    definition: ConstDef
    args: tuple[Ty, ...]


@record
class ConstParamUse:
    param: Ty


@record
class StaticAddr:
    """The address of a static: a shared reference for an immutable one, a raw pointer for `static mut`."""

    definition: StaticDef


@record
class Promoted:
    """A reference to a constant expression promoted to static memory: `body` computes the pointee."""

    body: Mir


Operand = Copy | Move | Constant

# ---------------------------------------------------------------- rvalues


@record
class Use:
    """A typed copy of an operand (retags references found in it, in mode Default)."""

    operand: Operand


@record
class CopyForDeref:
    """A copy made only to be dereferenced: no retag."""

    place: Place


@record
class RepeatOf:
    operand: Operand
    count: Ty


@record
class Ref:
    """`kind`: `shared`, `mut`, `two-phase`. One retag."""

    kind: str
    place: Place
    ty: Ty


@record
class RawPtr:
    """`&raw`: no new node under Tree Borrows (a Raw-mode retag under Stacked Borrows unless `through_raw`: the place
    is reached by first dereferencing a raw pointer). `from_cast`: written as a cast or coercion of a reference."""

    mutable: bool
    place: Place
    ty: Ty
    through_raw: bool = False


@record
class CastOp:
    """`kind` as in thir.Cast and thir.Coerce (`unsize`, `reify`, `closure-fn`, …), or `transmute`."""

    kind: str
    operand: Operand
    ty: Ty


@record
class Binary:
    """`checked`: overflow, division by zero and too large shifts panic with rustc's message."""

    op: str
    left: Operand
    right: Operand
    ty: Ty
    checked: bool


@record
class Unary:
    op: str
    operand: Operand
    ty: Ty
    checked: bool


@record
class Discriminant:
    """The discriminant of an enum place as its discriminant type (isize without repr)."""

    place: Place
    ty: Ty


@record
class Len:
    """Length of an array or slice place (a slice's is in the pointer: no access)."""

    place: Place


@record
class Aggregate:
    """`kind`: `tuple`, `array`, `adt`, `closure`. Operands in field order; for a union one operand, `field` its index.

    Fields are copied without retags, then the whole is validated and retagged once."""

    kind: str
    ty: Ty
    operands: list[Operand]
    adt: AdtDef | None = None
    variant: VariantDef | None = None
    closure: ClosureDef | None = None
    field: int | None = None


@record
class OffsetOf:
    container: Ty
    path: list[tuple[int, int]]


Rvalue = (
    Use | CopyForDeref | RepeatOf | Ref | RawPtr | CastOp | Binary | Unary | Discriminant | Len | Aggregate | OffsetOf
)

# ---------------------------------------------------------------- statements and terminators


@record
class Statement:
    span: Span


@record
class Assign(Statement):
    place: Place
    rvalue: Rvalue


@record
class Resumed(Assign):
    """The resume argument is stored where the coroutine waited for it. `saved` are the variables that it kept."""

    saved: list[Place]


@record
class BoundsCheck(Statement):
    """Panics with rustc's message unless `index` (a usize operand) is less than the length of `place`."""

    place: Place
    index: Operand


@record
class StorageLive(Statement):
    local: int


@record
class StorageDead(Statement):
    local: int


@record
class FakeRead(Statement):
    """A place must be valid to read from here on (`match` on it, `let _ = place` does not make one): no access."""

    place: Place


@record
class PlaceMention(FakeRead):
    """A place expression with dereferences whose value may never be read (`let _ = *p`, the operand of a match): the
    pointers on the way are read and must be valid, the place itself is not accessed."""


@record
class SetDiscriminant(Statement):
    """Store which variant the place, a coroutine, is in."""

    place: Place
    variant: int


@record
class Terminator:
    span: Span


@record
class Goto(Terminator):
    target: int


@record
class SwitchInt(Terminator):
    """Compare an integer-like operand (int, bool, char, discriminant) with `values`; `otherwise` if none is equal."""

    operand: Operand
    values: list[tuple[int, int]]
    otherwise: int


@record
class Call(Terminator):
    """Call `callee` (a Constant of FnItem type, or an operand of fn pointer type). `target` None if it diverges.

    `spread`: the last argument is a tuple to be untupled (a call of `Fn*` methods on a closure: decided by the
    machine from the instance). `fn_span` as in thir.Call."""

    callee: Operand
    args: list[Operand]
    destination: Place
    target: int | None
    cleanup: int | None
    fn_span: Span


@record
class Drop(Terminator):
    """Drop the place in place: run its drop glue, if its type has any.

    `cleanup` is where a panic of the glue goes; in a cleanup block such a panic aborts. A Box whose contents were moved
    out is not dropped by this: its memory is freed by a call of Box's own `Drop::drop`, as in rustc."""

    place: Place
    target: int
    cleanup: int | None


@record
class Return(Terminator):
    """`span` is empty, just after the function's closing brace, as in rustc."""


@record
class Resume(Terminator):
    """End of a cleanup path: go on unwinding in the caller."""


@record
class Unreachable(Terminator):
    pass


@record
class Yield(Terminator):
    """Suspend the coroutine: only until `engine.mir.coroutines` makes a state machine of the body.

    `drop` is where a coroutine goes that is dropped while it is suspended here."""

    value: Operand
    resume_place: Place
    resume: int
    drop: int | None


@record
class CoroutineDrop(Terminator):
    """The end of the way on which a suspended coroutine is dropped."""


@record
class BasicBlock:
    """`cleanup` is where a panic raised by a checked statement of this block goes (None: leave the frame)."""

    statements: list[Statement] = field(default_factory=list)
    terminator: Terminator | None = None
    cleanup: int | None = None
    is_cleanup: bool = False


@record
class Local:
    """`name` is the user's variable or None for a temporary. `span` is the declaration. `borrowed` is True if a
    reference or raw pointer to the local itself (not through a deref) is ever taken: it then lives in memory."""

    ty: Ty
    name: str | None
    span: Span
    mutable: bool = True
    borrowed: bool = False


@record
class Mir:
    """Local 0 is the return place, 1..arg_count the parameters. `untuple` is True for closure bodies: parameter 1 is
    the closure environment and the others were a tuple at the call. `owner` is a FnDef, ClosureDef, ConstDef,
    StaticDef, or a description of a shim. `end` is the closing brace of the function."""

    owner: Any
    name: str
    arg_count: int
    locals: list[Local]
    blocks: list[BasicBlock]
    span: Span
    end: Span
    untuple: bool = False
