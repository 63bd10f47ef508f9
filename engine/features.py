"""The features of Rust as the engine knows them: what runs, and by which words the rest is refused.

Every refusal of kind `unsupported` names an entry, so the list that people read cannot fall behind the code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.source import Rejected, Span

__all__ = ["FEATURES", "GROUPS", "Feature", "as_program", "feature", "unsupported", "wording"]

GROUPS = {
    "items": "Items",
    "expressions": "Expressions, statements and patterns",
    "pointers": "References and raw pointers",
    "cells": "Interior mutability",
    "macros": "Macros",
    "memory": "Boxes, drops and bytes",
    "enums": "Enums",
    "generics": "Generics and traits",
    "closures": "Closures and function pointers",
    "collections": "Slices, strings, collections",
    "sharing": "Shared ownership and allocation",
    "panics": "Panics and the end of a program",
    "threads": "Threads",
    "async": "Asynchronous code",
    "engine": "The library and the engine",
}
"""The groups by their ids, in the order in which they are shown."""


@dataclass(slots=True, frozen=True)
class Feature:
    """One feature. `title` is the wording of its refusal, in which `…` stands for the detail, if it has one.

    `line` says it in one line; `example` is a program or what stands in its `main`, empty where only our own library
    could show it. Of a supported feature it runs without an error, of another it is refused with the title."""

    id: str
    title: str
    group: str
    supported: bool
    line: str
    example: str = ""


def _yes(group: str, *rows: tuple[str, str, str, str]) -> list[Feature]:
    return [Feature(id_, title, group, True, line, example) for id_, title, line, example in rows]


def _no(group: str, *rows: tuple[str, str, str, str]) -> list[Feature]:
    return [Feature(id_, title, group, False, line, example) for id_, title, line, example in rows]


# fmt: off
FEATURES: tuple[Feature, ...] = (
    *_yes(
        "items",
        ("functions", "functions", "Free, nested, `const`, `unsafe` and generic functions.",
         "const fn twice(x: u32) -> u32 { 2 * x }\nconst FOUR: u32 = twice(2);\nassert_eq!(FOUR, 4);"),
        ("structs", "structs and inherent methods", "Structs of all three forms, methods and associated constants.",
         ("struct P { x: i32 }\nimpl P { const ZERO: P = P { x: 0 }; fn x(&self) -> i32 { self.x } }\n"
         "assert_eq!(P::ZERO.x(), 0);")),
        ("statics", "constants and statics", "`const`, `static` and `static mut`.",
         "static mut N: u32 = 1;\nunsafe { N += 1 };"),
        ("modules", "modules and imports", "`mod` with a body, `use` in all its forms, `pub`.",
         "mod m { pub fn f() -> u8 { 1 } }\nfn main() { use m::f as g; assert_eq!(g(), 1); }"),
        ("repr", "representations", "`repr(C)`, `repr(transparent)`, `repr(packed)`, `repr(align(N))`, `repr(u8)`…",
         "#[repr(C)] struct S { a: u8, b: u32 }\nassert_eq!(std::mem::size_of::<S>(), 8);"),
    ),
    *_no(
        "items",
        ("module-files", "modules in other files", "On this page a program is one text; the command line reads them.",
         "mod other;\nfn main() {}"),
        ("module-count", "more than … module files", "A bound on the files of one program.", ""),
        ("repr-simd", "`repr(simd)`", "Vectors of the processor.",
         "#[repr(simd)] struct V([f32; 4]);\nfn main() { let _: Option<V> = None; }"),
    ),
    *_yes(
        "expressions",
        ("operators", "operators and casts", "Literals, all operators with overflow checks, every legal `as`.",
         "let x = 300u32 as u8 as i64;\nassert_eq!(x << 2, 176);"),
        ("control-flow", "control flow", "`if let`, let-else, `while`, `for`, labelled loops with values, `?`.",
         "let n = 'a: loop { for i in 0.. { if i == 7 { break 'a i; } } };\nassert_eq!(n, 7);"),
        ("patterns", "patterns", "Bindings, `ref`, `@`, ranges, slices, alternatives and guards.",
         "match [1, 2, 3] { [a @ 1..=3, .., b] if a < b => {} _ => panic!() }"),
        ("const-blocks", "`const` blocks", "Constants inside an expression.", "let n = const { 1 + 1 };"),
    ),
    *_no(
        "expressions",
        ("try-blocks", "`try` blocks", "Not stable in Rust.", "let _: Option<i32> = try { 1 };"),
        ("reserved-expressions", "`…` expressions", "Keywords that Rust keeps for later, such as `become`.",
         "fn f() { become f() }"),
        ("box-patterns", "box patterns", "Not stable in Rust.", "let box x = Box::new(1);"),
        ("never-patterns", "never patterns", "Not stable in Rust.", "match 1 { ! => {} }"),
        ("mut-subpatterns", "`mut` bindings with subpatterns behind a reference pattern", "A rare form of pattern.",
         "let &mut x @ _ = &1;"),
        ("pattern-constant", "a constant of this form in a pattern", "A pattern names a computed constant.", ""),
        ("pattern-string", "a string constant of this form in a pattern", "A pattern names a computed string.", ""),
        ("type-constant-expression", "this constant expression in a type",
         "A constant that must be known before the program runs.", ""),
        ("constant-operation", "in a constant: …", "What only a running program may do.", ""),
        ("type-constant", "this constant in a type", "A constant that must be known before the program runs.", ""),
        ("expression-form", "… expressions", "A form of expression that is not checked yet.", ""),
        ("pattern-form", "… patterns", "A form of pattern that is not checked yet.", ""),
    ),
    *_yes(
        "pointers",
        ("references", "references", "Reborrows, two-phase borrows, autoref, unsizing: with the retags of rustc.",
         "let mut v = [1, 2];\nlet r = &mut v[..];\nr[0] = r.len();"),
        ("raw-pointers", "raw pointers", "`&raw`, `addr_of!`, the methods of pointers and `std::ptr`.",
         "let mut x = [1u8, 2];\nlet p = &raw mut x as *mut u8;\nunsafe { p.add(1).write(3) };\nassert_eq!(x[1], 3);"),
        ("pointer-integers", "pointers and integers", "Exposed provenance, strict provenance, casts both ways.",
         "let x = 5;\nlet a = &raw const x as usize;\nassert_eq!(unsafe { *(a as *const i32) }, 5);"),
    ),
    *_yes(
        "cells",
        ("cell", "`Cell` and `UnsafeCell`", "Interior mutability at the bytes where it is.",
         "let c = std::cell::Cell::new(1);\nlet r = &c;\nr.set(2);\nassert_eq!(c.get(), 2);"),
        ("refcell", "`RefCell` and `OnceCell`", "With their guards and counters.",
         "let c = std::cell::RefCell::new(vec![1]);\nc.borrow_mut().push(2);\nassert_eq!(c.borrow().len(), 2);"),
    ),
    *_yes(
        "macros",
        ("macro-rules", "`macro_rules!`", "Repetitions, nesting, hygiene of locals, `$crate`.",
         "macro_rules! sum { ($($x:expr),*) => { 0 $(+ $x)* } }\nassert_eq!(sum!(1, 2, 3), 6);"),
        ("formatting", "formatting", "`println!`, `format!` and their kin with widths, `{:?}`, `{:#?}`, hex, `{:p}`.",
         'assert_eq!(format!("{:>4}|{:#x}|{:?}", 7, 255, Some("a")), "   7|0xff|Some(\\"a\\")");'),
        ("assertions", "assertions", "`assert!`, `assert_eq!`, `unreachable!`, `todo!`, `matches!`, `dbg!`.",
         "assert!(matches!(Some(3), Some(1..=3)));"),
    ),
    *_no(
        "macros",
        ("macro-definitions", "`macro` definitions", "Declarative macros 2.0, not stable in Rust.",
         "macro m() {}\nfn main() {}"),
        ("metavariable-expressions", "macro metavariable expressions", "`${count(x)}`, not stable in Rust.",
         "macro_rules! m { ($($x:expr),*) => { ${count($x)} } }\nfn main() { m!(1); }"),
        ("inline-assembly", "inline assembly", "`asm!` and its kin.", 'unsafe { std::arch::asm!("nop") };'),
        ("include", "`include!`", "There are no other files.", 'include!("x.rs");'),
        ("include-str", "`include_str!`", "There are no other files.", 'let _ = include_str!("x");'),
        ("include-bytes", "`include_bytes!`", "There are no other files.", 'let _ = include_bytes!("x");'),
        ("concat-bytes", "`concat_bytes!`", "Not stable in Rust.", 'let _ = concat_bytes!(b"x");'),
        ("concat-idents", "`concat_idents!`", "Gone from Rust.", "concat_idents!(a, b);"),
        ("cpu-features", "`is_x86_feature_detected!`", "There is no processor to ask.",
         'let _ = is_x86_feature_detected!("sse");'),
        ("trace-macros", "`trace_macros!`", "A compiler's tool.", "trace_macros!(true);"),
        ("log-syntax", "`log_syntax!`", "A compiler's tool.", "log_syntax!();"),
        ("derive-coerce-pointee", "`derive(CoercePointee)`", "Not stable in Rust.",
         "#[derive(std::marker::CoercePointee)] struct S;\nfn main() {}"),
        ("derive-generic-associated", "derives on fields of generic associated types",
         "Derives on a field whose type is `T::A<…>`.",
         "trait L { type A<'a>; }\n#[derive(Clone)] struct S<T: L>(T::A<'static>);\nfn main() {}"),
    ),
    *_yes(
        "memory",
        ("boxes", "`Box`", "Owned memory with the retags of `Box`, unsized ones too.",
         "let b: Box<[i32]> = Box::new([1, 2]);\nlet p = Box::into_raw(b);\nunsafe { drop(Box::from_raw(p)) };"),
        ("drops", "drops", "`Drop`, drop flags, drop order, `mem::forget`, `ManuallyDrop`.",
         'struct D;\nimpl Drop for D { fn drop(&mut self) { println!("dropped"); } }\nlet _d = D;'),
        ("bytes", "bytes as they are", "`transmute`, `MaybeUninit`, unions, padding and uninitialised bytes.",
         "union U { a: u32, b: [u8; 4] }\nlet u = U { a: 1 };\nassert_eq!(unsafe { u.b }[0], 1);"),
    ),
    *_yes(
        "enums",
        ("enums", "enums", "Payloads, niches, discriminants and their casts, `Option` and `Result`.",
         ("enum E { A = 3, B }\nassert_eq!(E::B as u8 + E::A as u8, 7);\n"
         "assert_eq!(std::mem::size_of::<Option<&u8>>(), 8);")),
    ),
    *_yes(
        "generics",
        ("generics", "generics", "On functions, types and impls; const generics; `where`; `impl Trait`.",
         "fn len<T, const N: usize>(_: [T; N]) -> usize { N }\nassert_eq!(len([1, 2]), 2);"),
        ("traits", "traits", "Default methods, associated types and constants, supertraits, operators, derives.",
         ("trait T { const N: i32; fn n(&self) -> i32 { Self::N } }\nimpl T for u8 { const N: i32 = 4; }\n"
         "assert_eq!(1u8.n(), 4);")),
        ("trait-objects", "trait objects", "`dyn Trait` with vtables, `dyn Any` with downcasts.",
         ("trait T { fn n(&self) -> i32; }\nimpl T for u8 { fn n(&self) -> i32 { 1 } }\n"
         "let t: Box<dyn T> = Box::new(0u8);\nassert_eq!(t.n(), 1);")),
    ),
    *_no(
        "generics",
        ("specialization", "specialization (`default` items)", "Not stable in Rust.",
         "trait T { fn f(); }\nimpl T for u8 { default fn f() {} }\nfn main() {}"),
        ("trait-aliases", "trait aliases", "Not stable in Rust.", "trait A = Copy;\nfn main() {}"),
        ("const-items", "`const …`", "`const` traits and impls, not stable in Rust.", "const trait T {}\nfn main() {}"),
        ("impl-const", "`impl const`", "Not stable in Rust.",
         "struct S;\nimpl const Default for S { fn default() -> S { S } }\nfn main() {}"),
        ("bound-modifiers", "bounds with `async` or `const`", "Not stable in Rust.", "fn f<T: const Copy>() {}"),
        ("constant-equality-bounds", "equality bounds on associated constants", "Not stable in Rust.",
         "trait T { const N: u8; }\nfn f<X: T<N = 1>>() {}"),
        ("generic-associated-bindings", "bindings of generic associated types", "Bounds such as `T<A<X> = Y>`.",
         "trait L { type A<U>; }\nfn f<T: L<A<u8> = u8>>(_: T) {}"),
    ),
    *_yes(
        "closures",
        ("closures", "closures", "Captures by reference, by mutable reference and by move, of single fields.",
         "let mut n = 0;\nlet mut add = |k| n += k;\nadd(2);\nadd(3);\nassert_eq!(n, 5);"),
        ("fn-pointers", "function pointers", "`fn`, `unsafe fn`, `extern \"C\" fn`, and calls through them.",
         "fn f(x: i32) -> i32 { x + 1 }\nlet p: fn(i32) -> i32 = f;\nassert_eq!(p(1), 2);"),
    ),
    *_no(
        "closures",
        ("const-closures", "`const` closures", "Not stable in Rust.", "let _ = const || 1;"),
        ("c-variadic-pointers", "C-variadic function pointers", "Foreign functions cannot be called.",
         'fn f(_: unsafe extern "C" fn(u8, ...)) {}'),
        ("fn-pointer-cfg", "`cfg` on parameters of function pointer types", "A rare place for an attribute.",
         "fn f(_: fn(#[cfg(any())] u8)) {}"),
    ),
    *_yes(
        "collections",
        ("slices", "slices", "Splitting, chunks, windows, sorting, iterators over them.",
         "let mut v = [3, 1, 2];\nv.sort();\nlet (a, b) = v.split_at_mut(1);\na[0] = b[0];\nassert_eq!(v, [2, 2, 3]);"),
        ("strings", "strings", "`str`, `String`, `CStr` and their literals.",
         'assert_eq!("a b".split(\' \').collect::<String>(), "ab");'),
        ("vectors", "`Vec` and `VecDeque`", "With the real growth policy.",
         "let mut v = Vec::new();\nv.push(1);\nassert_eq!(v.capacity(), 4);"),
        ("maps", "maps and sets", "`HashMap`, `BTreeMap` and their sets.",
         "let mut m = std::collections::BTreeMap::new();\nm.insert(1, 'a');\nassert_eq!(m[&1], 'a');"),
        ("iterators", "iterators", "The adaptors in common use.",
         "assert_eq!((0..9).filter(|x| x % 2 == 0).map(|x| x * x).sum::<i32>(), 120);"),
    ),
    *_yes(
        "sharing",
        ("rc", "`Rc`, `Weak`, `Arc`, `Cow`", "With their counters in memory.",
         "let a = std::rc::Rc::new(1);\nlet b = a.clone();\nassert_eq!(std::rc::Rc::strong_count(&b), 2);"),
        ("alloc", "`std::alloc`", "`alloc`, `realloc`, `dealloc`, `Layout`.",
         ("use std::alloc::{Layout, alloc, dealloc};\nlet l = Layout::new::<u64>();\n"
         "unsafe { let p = alloc(l); p.write(1); dealloc(p, l) };")),
    ),
    *_yes(
        "panics",
        ("unwinding", "unwinding", "Panics run drops; `catch_unwind` stops them; a second panic aborts.",
         'let r = std::panic::catch_unwind(|| panic!("no"));\nassert!(r.is_err());'),
        ("exit", "exit and abort", "`process::exit` and `process::abort`.", "std::process::exit(0);"),
    ),
    *_yes(
        "threads",
        ("atomics", "atomics", "Every operation of `AtomicBool`, `AtomicPtr` and the atomic integers.",
         "use std::sync::atomic::*;\nlet a = AtomicU8::new(1);\nassert_eq!(a.fetch_add(2, Ordering::SeqCst), 1);"),
        ("locks", "locks", "`Mutex`, `RwLock`, `Once`, `OnceLock`, `LazyLock`.",
         "let m = std::sync::Mutex::new(1);\n*m.lock().unwrap() += 1;"),
        ("spawn", "threads", "They take turns in a fixed order, so that a program always runs the same way.",
         "let h = std::thread::spawn(|| 1);\nassert_eq!(h.join().unwrap(), 1);"),
        ("scoped", "scoped threads", "`thread::scope`: threads that borrow from the one that started them.",
         "let mut x = 1;\nstd::thread::scope(|s| { s.spawn(|| x += 1); });\nassert_eq!(x, 2);"),
        ("waiting", "waiting for other threads", "`Condvar`, `Barrier`, channels (`mpsc`).",
         ("let (tx, rx) = std::sync::mpsc::channel();\nstd::thread::spawn(move || tx.send(1).unwrap());\n"
         "assert_eq!(rx.recv(), Ok(1));")),
        ("thread-locals", "thread-local values", "`thread_local!`; dropped when their thread ends.",
         ("use std::cell::Cell;\nthread_local! { static N: Cell<u32> = const { Cell::new(1) } }\nN.set(2);\n"
         "std::thread::spawn(|| assert_eq!(N.get(), 1)).join().unwrap();")),
        ("races", "data races", "Found with vector clocks. A load sees the latest store: weak memory is not simulated.",
         ("use std::sync::atomic::*;\nstatic READY: AtomicBool = AtomicBool::new(false);\n"
         "let h = std::thread::spawn(|| READY.store(true, Ordering::Release));\n"
         "while !READY.load(Ordering::Acquire) { std::thread::yield_now() }\nh.join().unwrap();")),
    ),
    *_yes(
        "async",
        ("async", "`async` and `.await`", "Blocks and functions as state machines, of rustc's layout.",
         ("use std::future::Future;\nuse std::task::{Context, Waker};\nasync fn one() -> i32 { 1 }\n"
         "let mut f = std::pin::pin!(async { one().await + 1 });\n"
         "assert!(f.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());")),
        ("coroutines", "coroutines", "`#[coroutine]` closures with `yield`, movable and `static`.",
         ("#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]\nuse std::ops::{Coroutine, CoroutineState};\n"
         "fn main() {\n    let mut c = #[coroutine] || { yield 1; };\n"
         "    assert_eq!(std::pin::Pin::new(&mut c).resume(()), CoroutineState::Yielded(1));\n}")),
        ("pinning", "`Pin`, `PhantomPinned`, `UnsafePinned`", "`&mut` to what must not move makes no node.",
         "let mut x = 1;\nlet p = std::pin::pin!(x);\n*p.get_mut() = 2;"),
    ),
    *_no(
        "async",
        ("async-closures", "async closures", "A closure that returns a future.", "let _ = async || 1;"),
        ("gen-blocks", "`gen` blocks", "Not stable in Rust.", ""),
    ),
    *_no(
        "engine",
        ("library-path", "`…`", "An item of `std` that the library does not have.", "let _ = std::nope();"),
        ("language-item", "the language item `…`", "The library lacks what the language needs there.", ""),
        ("c-string-literals", "C string literals", "The library lacks their type.", ""),
        ("range-item", "ranges: the language item `…`", "The library lacks the type of a range.", ""),
        ("for-item", "`for` loops: the language item `…`", "The library lacks what `for` needs.", ""),
        ("question-item", "`?`: the language item `…`", "The library lacks what `?` needs.", ""),
        ("bodiless-call", "a call of `…`, which has no body", "A function that is declared only.", ""),
        ("built-in-clone", "the built-in Clone of `…`", "A type that is cloned by the compiler.", ""),
        ("character-property", "character property `…`", "A table of Unicode that is not there.", ""),
        ("float-operation", "float operation `…`", "An operation on floats.", ""),
        ("intrinsic", "intrinsic `…`", "A function that the compiler provides.", ""),
        ("receiver", "a receiver of type `…`", "A trait object behind an unusual pointer.", ""),
        ("memory-rvalue", "… of a value in memory", "A value that is kept in memory.", ""),
        ("cast", "cast `…`", "A cast between these kinds of type.", ""),
        ("memory-cast", "cast `…` to a value in memory", "A cast to a value that is kept in memory.", ""),
    ),
)
# fmt: on
"""Every feature, group by group."""

_BY_ID = {one.id: one for one in FEATURES}


def feature(id_: str) -> Feature:
    """The feature of that id. Raises KeyError."""
    return _BY_ID[id_]


def wording(id_: str, detail: str = "") -> str:
    """What a refusal says: the title with the detail in the place of `…`, or after it. Raises KeyError."""
    title = _BY_ID[id_].title
    if "…" in title:
        return title.replace("…", detail)
    return f"{title} {detail}" if detail else title


def unsupported(id_: str, span: Span, detail: str = "", *, label: str = "", notes: Sequence[str] = ()) -> Rejected:
    """The refusal of valid Rust that cannot be run, to be raised. Raises KeyError for an id that is not registered."""
    return Rejected(wording(id_, detail), span, "unsupported", label, notes=list(notes))


def as_program(example: str) -> str:
    """The program of an example: itself, or with itself as the body of `main`."""
    if "fn main" in example:
        return f"{example}\n"
    body = "".join(f"    {line}\n" for line in example.splitlines())
    return f"fn main() {{\n{body}}}\n"
