"""Time to lex, expand and parse a program of 300 lines, as a multiple of reading its tokens alone."""

from __future__ import annotations

from time import perf_counter

import pytest

from engine.source import SourceFile
from engine.syntax.lexer import lex
from tests.syntax.shown import crate

CHUNK = """
struct Node{i} {{ value: u32, next: Option<Box<Node{i}>> }}
impl Node{i} {{
    fn push(&mut self, value: u32) -> &mut Self {{
        let mut at = self;
        while let Some(ref mut next) = at.next {{ at = next; }}
        at.next = Some(Box::new(Node{i} {{ value: value + 1, next: None }}));
        println!("pushed {{}} onto {{:?}}", value, self.len());
        unsafe {{ *(&raw mut self.value as *mut u8).add(1) = 3 }}
        self
    }}
}}
"""


def best(operation: object, rounds: int = 5) -> float:
    """Seconds of the quickest round."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        operation()  # type: ignore[operator]
        times.append(perf_counter() - start)
    return min(times)


@pytest.mark.bench
def test_parsing() -> None:
    text = "".join(CHUNK.format(i=i) for i in range(30)) + "fn main() {}"
    parse = best(lambda: crate(text))
    lexing = best(lambda: lex(SourceFile("main.rs", text)))
    print(f"\n{text.count(chr(10))} lines: {parse * 1000:.1f} ms to parse, {parse / lexing:.1f} times the lexer alone")
