"""Spans, in the places where rustc has them (compared with its typed tree while writing these)."""

from __future__ import annotations

from typing import Any

from engine.source import Span
from engine.syntax import ast
from tests.syntax.shown import at, body, crate, expr, function, statements


def parts(text: str) -> list[Any]:
    return [s.init for s in body(f"fn main() {{\n{text}\n}}").stmts if isinstance(s, ast.LetStmt)]


def test_operators_and_calls_cover_their_operands() -> None:
    (e,) = parts("let _ = a + b.c(1, 2)[3];")
    assert at(e) == "2:9-2:25"
    assert at(e.right) == "2:13-2:25"
    assert at(e.right.operand) == "2:13-2:22"
    assert at(e.right.operand.segment.ident) == "2:15-2:16"


def test_parentheses_count() -> None:
    (e,) = parts("let _ = (a) + ((b));")
    assert at(e.left) == "2:9-2:12"
    assert at(e.right) == "2:15-2:20"
    assert at(e) == "2:9-2:20"


def test_double_borrow_is_two_spans() -> None:
    (e,) = parts("let _ = &&x;")
    assert at(e) == "2:9-2:12"
    assert at(e.operand) == "2:10-2:12"


def test_tuple_fields_written_as_a_float() -> None:
    (e,) = parts("let _ = x.0.1;")
    assert at(e) == "2:9-2:14"
    assert at(e.operand) == "2:9-2:12"
    assert at(e.name) == "2:13-2:14"


def test_statements_patterns_and_braces() -> None:
    block = body("fn main() {\n    let ref mut x = 1;\n    f();\n    g()\n}")
    assert at(block.stmts[0]) == "2:5-2:23"
    assert at(block.stmts[0].pat) == "2:9-2:18"  # type: ignore[attr-defined]
    assert at(block.stmts[1]) == "3:5-3:9"
    assert at(block.stmts[1].expr) == "3:5-3:8"  # type: ignore[attr-defined]
    assert block.tail is not None and at(block.tail) == "4:5-4:8"
    assert at(block.brace) == "5:1-5:2"
    assert at(block) == "1:11-5:2"


def test_blocks_begin_at_their_keyword_or_label() -> None:
    a, b, c = parts("let a = unsafe { 1 };\nlet b = 'l: { 1 };\nlet c = const { 1 };")
    assert (at(a), at(b), at(c)) == ("2:9-2:21", "3:9-3:18", "4:9-4:20")


def test_parameters() -> None:
    (item,) = crate("impl S { fn f(&mut self, mut v: Vec<u8>, &(a, b): &T) {} fn g(mut self: Box<Self>) {} }").items
    assert isinstance(item, ast.Impl)
    f, g = item.items
    assert isinstance(f, ast.Fn) and isinstance(g, ast.Fn)
    assert [at(p.pat) for p in f.params] == ["1:15-1:24", "1:26-1:31", "1:42-1:49"]
    assert f.self_kind == "mut"
    assert [p.pat.span.text() for p in g.params] == ["mut self"]
    assert g.self_kind == "typed"


def test_closures_and_arms() -> None:
    (e,) = parts("let c = move |x: u8| -> u8 { x };")
    assert at(e) == "2:9-2:33"
    assert at(e.head) == "2:9-2:27"
    match = statements("match a { Some(b) if c => { d } }").tail
    assert isinstance(match, ast.Match)
    assert match.arms[0].span.text() == "Some(b) if c => { d }"


def test_columns_count_code_points() -> None:
    (e, f) = parts('let a = "é🦀"; let b = x;')
    assert at(e) == "2:9-2:13"
    assert at(f) == "2:23-2:24"


def text_of(span: Span) -> str:
    return span.text()


def test_tokens_of_a_macro_stand_in_its_body() -> None:
    prelude = "macro_rules! add { ($a:expr, $b:expr) => { $a + f($b) } }"
    e = expr("add!(x, y + z)", prelude)
    assert isinstance(e, ast.Binary)
    # A compound that begins with a variable begins where the body writes the variable.
    assert e.span.text() == "$a + f($b)"
    assert e.span.expansion is not None and e.span.expansion.macro == "add" and e.span.expansion.local
    assert e.span.expansion.call_site.text() == "add!(x, y + z)"
    # The argument itself stands where it was written.
    assert e.left.span.text() == "x" and e.left.span.expansion is None
    assert isinstance(e.right, ast.Call)
    assert e.right.args[0].span.text() == "y + z"


def test_identifier_variables_stand_in_the_body_but_name_the_argument() -> None:
    e = expr("inc!(counter)", "macro_rules! inc { ($n:ident) => { { $n += 1; $n } } }")
    assert isinstance(e, ast.Block)
    (stmt,) = e.stmts
    assert isinstance(stmt, ast.ExprStmt) and isinstance(stmt.expr, ast.AssignOp)
    assert stmt.expr.span.text() == "$n += 1"
    left = stmt.expr.left
    assert isinstance(left, ast.PathExpr)
    assert left.path.segments[0].ident.span.text() == "counter"


def test_library_macros_are_not_local_and_lead_to_the_call() -> None:
    e = expr("vec![1, 2]")
    assert e.span.expansion is not None and not e.span.expansion.local
    assert e.span.call_site().text() == "vec![1, 2]"
    nested = expr("assert!(a == b)")
    assert isinstance(nested, ast.If)
    call = nested.then.tail
    assert call is not None and call.span.call_site().text() == "assert!(a == b)"


def test_captured_arguments_stand_in_the_literal() -> None:
    e = expr('format_args!("a {name:?} {0}", 1)')
    assert isinstance(e, ast.FormatArgs)
    assert e.args[1].span.text() == "name"
    spec = e.template[1]
    assert isinstance(spec, ast.FormatSpec) and spec.span is not None and spec.span.text() == "{name:?}"


def test_captures_after_escapes() -> None:
    e = expr(r'format_args!("\n\u{41}\t{name}")')
    assert isinstance(e, ast.FormatArgs)
    assert e.args[0].span.text() == "name"
    raw = expr('format_args!(r#"x{name}"#)')
    assert isinstance(raw, ast.FormatArgs)
    assert raw.args[0].span.text() == "name"


def test_items() -> None:
    text = "pub fn f() -> u8 { 1 }\npub struct S { a: u8 }"
    assert function(text, "f").span.text() == "pub fn f() -> u8 { 1 }"
    struct = crate(text).items[1]
    assert struct.span.text() == "pub struct S { a: u8 }"
