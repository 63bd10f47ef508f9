"""Syntax errors: wording and place."""

from __future__ import annotations

import pytest

from tests.syntax.shown import at, refused


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("fn main() { let x = 1 }", "expected one of `.`, `;`, `?`, `else`, or an operator, found `}`", "1:23-1:24"),
        ("fn main() {\n let x = 1\n let y = 2;\n}", "expected `;`, found keyword `let`", "3:2-3:5"),
        ("fn main() { f(1 2); }", "expected one of `)`, `,`, `.`, `?`, or an operator, found `2`", "1:17-1:18"),
        (
            "fn main() { x y }",
            "expected one of `!`, `.`, `::`, `;`, `?`, `{`, `}`, or an operator, found `y`",
            "1:15-1:16",
        ),
        ("fn main() {", "this file contains an unclosed delimiter", "1:11-1:12"),
        ("fn main() { ( }", "this file contains an unclosed delimiter", "1:13-1:14"),
        ("fn main() { ] }", "mismatched closing delimiter: `]`", "1:13-1:14"),
        ("fn main() { } }", "unexpected closing delimiter: `}`", "1:15-1:16"),
        ('fn main() { "abc }', "unterminated double quote string", "1:13-1:19"),
        ('fn main() { r#"abc" }', "unterminated raw string", "1:13-1:16"),
        ("fn main() { /* x }", "unterminated block comment", "1:13-1:19"),
        ("fn main() { 'ab' }", "character literal may only contain one codepoint", "1:13-1:17"),
        ("fn main() { ` }", "unknown start of token: `", "1:13-1:14"),
        ("fn main() { 1u7; }", "invalid suffix `u7` for number literal", "1:13-1:16"),
        ("fn main() { 0b12; }", "invalid digit for a base 2 literal", "1:13-1:17"),
        ("fn main() { '\\q'; }", "unknown character escape: `q`", "1:14-1:16"),
        ('fn main() { "a\\xff"; }', "out of range hex escape", "1:15-1:19"),
        ("fn main() { let = 1; }", "expected pattern, found `=`", "1:17-1:18"),
        ("fn main() { let x: = 1; }", "expected type, found `=`", "1:20-1:21"),
        ("fn main() { 1 + ; }", "expected expression, found `;`", "1:17-1:18"),
        ("fn main() { if { } }", "expected `{`, found `}`", "1:20-1:21"),
        ("fn main() { match x }", "expected one of `!`, `.`, `::`, `?`, `{`, or an operator, found `}`", "1:21-1:22"),
        ("fn f(x) {}", "expected one of `:`, `@`, or `|`, found `)`", "1:7-1:8"),
        ("struct S { a u8 }", "expected `:`, found `u8`", "1:14-1:16"),
        ("fn main() { for x y {} }", "missing `in` in `for` loop", "1:19-1:20"),
        ("let x = 1;", "expected item, found keyword `let`", "1:1-1:4"),
        ("fn 1() {}", "expected identifier, found `1`", "1:4-1:5"),
        ("fn f();", "free function without a body", "1:1-1:8"),
        ("const X = 1;", "missing type for `const` item `X`", "1:7-1:8"),
        ("fn main() { x as u8.f() }", "cast cannot be followed by a method call", "1:13-1:20"),
        ("fn main() { a..=; }", "inclusive range with no end", "1:14-1:17"),
        ('fn main() { _x"" }', "prefix `_x` is unknown", "1:13-1:15"),
        ("fn main() { match x { 1...2 => 1 } }", "`...` range patterns are not allowed", "1:24-1:27"),
        ("#[cfg] fn f() {}", "`cfg` predicate is not specified", "1:3-1:6"),
        ("fn main() { let r#self = 1; }", "`self` cannot be a raw identifier", "1:17-1:23"),
    ],
)
def test_messages(text: str, message: str, place: str) -> None:
    error = refused(text)
    assert error.kind == "syntax"
    assert (error.message, at(error.span)) == (message, place)
