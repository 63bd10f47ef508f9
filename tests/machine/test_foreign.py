"""Functions that programs declare themselves: the symbols behind the allocator."""

from __future__ import annotations

from engine import Options, run
from tests.conformance.judge import Catch

SYMBOLS = """
extern "Rust" {{
    fn __rust_alloc(size: usize, align: usize) -> *mut u8;
    fn __rust_alloc_zeroed(size: usize, align: usize) -> *mut u8;
    fn __rust_realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
    fn __rust_dealloc(ptr: *mut u8, size: usize, align: usize);
}}
fn main() {{
    unsafe {{
        let p = __rust_alloc(2, 1);
        p.write(7);
        let p = __rust_realloc(p, 2, 1, 8);
        let z = __rust_alloc_zeroed(4, 4);
        println!("{{}} {{}}", *p, *z.cast::<u32>());
        __rust_dealloc(z, 4, 4);
        __rust_dealloc(p, {size}, 1);
    }}
}}
"""


def test_the_symbols_of_the_allocator() -> None:
    sink = Catch()
    outcome = run(SYMBOLS.format(size=8), Options(trace=False, check_leaks=True), sink)
    assert (outcome.kind, sink.out) == ("ok", ["7 0\n"])
    wrong = run(SYMBOLS.format(size=2), Options(trace=False), Catch())
    assert wrong.kind == "ub" and "incorrect layout on deallocation" in (wrong.title or "")


def test_the_symbols_are_refused_beside_an_allocator_of_the_program() -> None:
    own = """
#[global_allocator]
static ALLOCATOR: std::alloc::System = std::alloc::System;
"""
    outcome = run(own + SYMBOLS.format(size=8), Options(trace=False), Catch())
    assert outcome.kind == "error" and "#[global_allocator]" in (outcome.title or "")
