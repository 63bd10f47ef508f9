"""`format_args!`: the construction of `core::fmt::Arguments` through functions of the library.

The library provides these language items (in `core::fmt::rt` and `core::fmt`):

- `format_arguments`: the struct `Arguments<'a>`;
- `format_arguments_new`: `fn(pieces: &'a [&'static str], args: &'a [Argument<'a>]) -> Arguments<'a>`. There is one
  piece of literal text before each placeholder (maybe empty) and at most one after the last; the n-th placeholder shows
  the n-th argument in its plain form (no width, precision or flags);
- `format_arguments_new_v1_formatted`: `fn(pieces: &'a [&'static str], args: &'a [Argument<'a>], fmt: &'a
  [Placeholder]) -> Arguments<'a>`, used when any placeholder is not plain;
- `format_argument_new_display`, `…_debug`, `…_lower_hex`, `…_upper_hex`, `…_octal`, `…_binary`,
  `…_pointer`, `…_lower_exp`, `…_upper_exp`: `fn<T: Trait + ?Sized>(value: &'a T) -> Argument<'a>`, and
  `format_argument_from_usize`: `fn(value: &'a usize) -> Argument<'a>` for widths and precisions given by arguments;
- `format_placeholder_new`: `fn(position: usize, fill: char, align: u8, flags: u32, precision_kind: u8, precision:
  usize, width_kind: u8, width: usize) -> Placeholder`. `align`: 0 left, 1 right, 2 centre, 3 not given. `flags`, as
  `Formatter::flags`: bit 0 `+`, bit 2 `#`, bit 3 `0`, bit 4 `x?`, bit 5 `X?`. A count's kind: 0 is a number, 1 the
  index of an argument in `args`, 2 not given.
"""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.expectation import Expectation
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.check.format_flatten import flattened
from engine.types.check.loops import call_values
from engine.types.ty import Ty

__all__: list[str] = []

_NAMES = {
    "Display": "display", "Debug": "debug", "LowerHex": "lower_hex", "UpperHex": "upper_hex", "Octal": "octal",
    "Binary": "binary", "Pointer": "pointer", "LowerExp": "lower_exp", "UpperExp": "upper_exp", "usize": "usize",
}  # fmt: skip
_ALIGN = {"<": 0, ">": 1, "^": 2, "": 3}


@checks(A.FormatArgs)
def _format_args(fcx: FnCtxt, expr: A.FormatArgs, expected: Expectation) -> H.TExpr:
    expr = flattened(expr)
    pieces, specs = _pieces(expr)
    uses: list[tuple[int, str]] = []  # (argument, trait), each once, in order of use
    for spec in specs:
        _use(uses, spec.arg, spec.trait)
    for spec in specs:
        for count in (spec.precision, spec.width):
            if isinstance(count, tuple):
                _use(uses, count[1], "usize")
    plain = all(map(_is_plain, specs)) and [(s.arg, s.trait) for s in specs] == uses
    span = expr.span
    piece_values: list[H.TExpr] = [H.Literal(T.ref_to(T.STR), span, text) for text in pieces]
    operands = [fcx.check(arg) for arg in expr.args]
    arguments = _arguments(fcx, expr, operands, uses)
    values = [_slice_of(fcx, T.ref_to(T.STR), piece_values, span), arguments]
    if plain:
        name = "format_arguments_new"
    else:
        name = "format_arguments_new_v1_formatted"
        values.append(_placeholders(fcx, specs, uses, span))
    return call_values(fcx, fcx.lang_fn(name, span), span, values)


def _use(uses: list[tuple[int, str]], arg: int, trait: str) -> int:
    if (arg, trait) not in uses:
        uses.append((arg, trait))
    return uses.index((arg, trait))


def _is_plain(spec: A.FormatSpec) -> bool:
    flags = spec.plus or spec.alternate or spec.zero or spec.debug_hex
    return not flags and spec.fill == " " and not spec.align and spec.width is None and spec.precision is None


def _pieces(expr: A.FormatArgs) -> tuple[list[str], list[A.FormatSpec]]:
    """Literal pieces, one before each placeholder, maybe one at the end; and the placeholders."""
    pieces: list[str] = []
    specs: list[A.FormatSpec] = []
    text = ""
    for part in expr.template:
        if isinstance(part, str):
            text += part
        else:
            pieces.append(text)
            specs.append(part)
            text = ""
    if expr.newline:
        text += "\n"
    if text:
        pieces.append(text)
    return pieces, specs


def _slice_of(fcx: FnCtxt, elem: Ty, values: list[H.TExpr], span: Span) -> H.TExpr:
    """`&[values]`."""
    array = H.ArrayLit(T.array_of(elem, len(values)), span, values)
    return H.Borrow(T.ref_to(array.ty), span, "shared", array, explicit=True)


def _arguments(fcx: FnCtxt, expr: A.FormatArgs, operands: list[H.TExpr], uses: list[tuple[int, str]]) -> H.TExpr:
    """`&match (&arg, …) { ref args => [Argument::new_…(args.0), …] }`: as in rustc every argument is borrowed once, in
    order, the references are put into a tuple, and reborrowed from there for each use."""
    span = expr.span
    if not operands:
        return _slice_of(fcx, fcx.lang_fn("format_argument_from_usize", span).sig.ret, [], span)
    refs: list[H.TExpr] = [
        H.Borrow(T.ref_to(o.ty), a.span, "shared", o, explicit=True) for o, a in zip(operands, expr.args, strict=True)
    ]
    tuple_ty = T.tuple_of(tuple([r.ty for r in refs]))
    var = fcx.declare(A.Ident("args", span), T.ref_to(tuple_ty), False)
    made: list[H.TExpr] = []
    for arg, trait in uses:
        at = expr.args[arg].span
        name = "format_argument_from_usize" if trait == "usize" else f"format_argument_new_{_NAMES[trait]}"
        place = H.Deref(tuple_ty, at, H.Var(var.ty, at, var))
        made.append(call_values(fcx, fcx.lang_fn(name, at), at, [H.Field(refs[arg].ty, at, place, arg)]))
    array = H.ArrayLit(T.array_of(made[0].ty, len(made)), span, made)
    arm = H.Arm(H.BindPat(tuple_ty, span, var, "ref"), None, array, span)
    chosen = H.Match(array.ty, span, H.TupleLit(tuple_ty, span, refs), [arm])
    return H.Borrow(T.ref_to(array.ty), span, "shared", chosen, explicit=True)


def _placeholders(fcx: FnCtxt, specs: list[A.FormatSpec], uses: list[tuple[int, str]], span: Span) -> H.TExpr:
    fn = fcx.lang_fn("format_placeholder_new", span)
    made: list[H.TExpr] = []

    def number(value: int, ty: Ty) -> H.TExpr:
        return H.Literal(ty, span, value)

    for spec in specs:
        flags = (
            spec.plus
            | spec.alternate << 2
            | spec.zero << 3
            | (spec.debug_hex == "x") << 4
            | (spec.debug_hex == "X") << 5
        )
        values = [
            number(uses.index((spec.arg, spec.trait)), T.USIZE),
            number(ord(spec.fill), T.CHAR),
            number(_ALIGN[spec.align], T.U8),
            number(flags, T.U32),
        ]
        for count in (spec.precision, spec.width):
            if count is None:
                values += [number(2, T.U8), number(0, T.USIZE)]
            elif isinstance(count, int):
                values += [number(0, T.U8), number(count, T.USIZE)]
            else:
                values += [number(1, T.U8), number(uses.index((count[1], "usize")), T.USIZE)]
        made.append(call_values(fcx, fn, span, values))
    return _slice_of(fcx, fn.sig.ret, made, span)
