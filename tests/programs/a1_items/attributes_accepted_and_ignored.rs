// Lints, inlining hints, docs and derives on items, statements and fields change nothing.
#![allow(dead_code, unused_variables)]
#![warn(clippy::all)]

/// A documented struct.
#[must_use = "why not"]
#[derive(Debug)]
#[doc(hidden)]
struct Noted {
    /// a field
    #[allow(unused)]
    field: i32,
}

#[inline(always)]
#[deprecated(since = "1", note = "old")]
fn old() -> Noted {
    Noted { field: 3 }
}

#[cold]
#[inline(never)]
fn cold() {}

#[cfg(not(test))]
fn present() -> &'static str {
    "not test"
}

#[cfg(test)]
fn present() -> &'static str {
    "test"
}

fn main() {
    cold();
    #[allow(deprecated)]
    let n = old();
    #[cfg(any())]
    println!("never");
    #[rustfmt::skip]
    let x = [1,
        2];
    println!("{n:?} {x:?} {}", present());
}
