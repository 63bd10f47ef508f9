"""Names written in a macro's body and names given to it."""

from __future__ import annotations

from engine.syntax import ast
from tests.syntax.shown import body, statements


def name(node: object) -> ast.Ident:
    if isinstance(node, ast.IdentPat):
        return node.ident
    assert isinstance(node, ast.PathExpr)
    return node.path.segments[0].ident


def test_swap() -> None:
    block = statements(
        "let tmp = 1; swap!(tmp, b);",
        "macro_rules! swap { ($a:ident, $b:ident) => { let tmp = $a; $a = $b; $b = tmp; } }",
    )
    mine, theirs, first, last = block.stmts
    assert isinstance(mine, ast.LetStmt) and isinstance(theirs, ast.LetStmt)
    assert isinstance(first, ast.ExprStmt) and isinstance(first.expr, ast.Assign)
    assert isinstance(last, ast.ExprStmt) and isinstance(last.expr, ast.Assign)
    assert name(mine.pat).mark is None
    assert name(theirs.init).mark is None  # `$a` is the caller's `tmp`
    assert name(theirs.pat).mark is not None  # the macro's `tmp`
    assert name(last.expr.right).mark is name(theirs.pat).mark
    assert name(first.expr.left).mark is None


def test_each_expansion_has_its_own_mark() -> None:
    block = statements("m!(); m!();", "macro_rules! m { () => { let x = 1; } }")
    a, b = block.stmts
    assert isinstance(a, ast.LetStmt) and isinstance(b, ast.LetStmt)
    assert name(a.pat).mark is not name(b.pat).mark
    assert name(a.pat).mark.definition is name(b.pat).mark.definition  # type: ignore[union-attr]


def test_nested_definitions_have_parents() -> None:
    block = statements(
        "outer!(y);",
        "macro_rules! outer { ($n:ident) => { let x = 1; macro_rules! inner { () => { x + $n } } inner!(); } }",
    )
    first, second = block.stmts
    assert isinstance(first, ast.LetStmt) and isinstance(second, ast.ExprStmt)
    total = second.expr
    assert isinstance(total, ast.Binary)
    x, y = name(total.left), name(total.right)
    # Both were written in `inner`; where it was defined, `x` was the outer macro's and `y` the caller's.
    assert x.mark is not None and x.mark.parent is name(first.pat).mark
    assert y.mark is not None and y.mark.parent is None
    assert x.mark.definition is y.mark.definition


def test_blocks_tell_where_macros_are_defined() -> None:
    block = statements("let x = 1; macro_rules! m { () => { x } } let x = 2; m!()")
    ((position, definition),) = block.macro_defs
    assert position == 1
    assert isinstance(block.tail, ast.PathExpr)
    mark = name(block.tail).mark
    assert mark is not None and mark.definition is definition and mark.parent is None


def test_labels() -> None:
    block = statements("'a: loop { m!(break 'a) }", "macro_rules! m { ($e:expr) => { 'a: loop { $e } } }")
    outer = block.tail
    assert isinstance(outer, ast.Loop)
    inner = outer.body.tail
    assert isinstance(inner, ast.Loop) and inner.label is not None and inner.label.mark is not None
    leave = inner.body.tail
    assert isinstance(leave, ast.Break) and leave.label is not None and leave.label.mark is None


def test_format_captures_take_the_mark_of_their_literal() -> None:
    block = statements(
        'let x = 1; own!(); given!("{x}");',
        'macro_rules! own { () => { format_args!("{x}") } }'
        " macro_rules! given { ($f:literal) => { format_args!($f) } }",
    )
    own, given = (s.expr for s in block.stmts[1:])  # type: ignore[attr-defined]
    assert isinstance(own, ast.FormatArgs) and isinstance(given, ast.FormatArgs)
    assert name(own.args[0]).mark is not None
    assert name(given.args[0]).mark is None


def test_self_given_to_a_macro() -> None:
    text = "macro_rules! m { ($s:ident) => { $s.x } } impl S { fn main(self) {} } fn main() { m!(self); }"
    (stmt,) = body(text).stmts
    assert isinstance(stmt, ast.ExprStmt) and isinstance(stmt.expr, ast.Field)
    assert name(stmt.expr.operand).mark is None
