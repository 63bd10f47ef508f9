// Between steps a coroutine is a valid value: copying its bytes as its type checks what it keeps.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes, never_type)]
use std::mem::ManuallyDrop;
use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;
use std::ptr;

fn run<C: Coroutine<Yield = usize, Return = ()>>(what: &str, movable: bool, mut c: C) {
    let mut total = 0;
    let mut c = unsafe { Pin::new_unchecked(&mut c) };
    loop {
        let state = c.as_mut().resume(());
        if movable {
            let _copy = unsafe { ManuallyDrop::new(ptr::read(c.as_mut().get_unchecked_mut())) };
        }
        match state {
            CoroutineState::Yielded(n) => total += n,
            CoroutineState::Complete(()) => return println!("{what}: {total}"),
        }
    }
}

enum Void {}

fn main() {
    run("one", true, #[coroutine] || { yield 1; });
    run("loop", true, #[coroutine] || {
        let mut i = 0;
        loop {
            yield i;
            i += 1;
            if i == 10 {
                break;
            }
        }
    });
    run("for", true, #[coroutine] || {
        for i in 0..8 {
            yield i;
        }
    });
    run("condition", true, #[coroutine] || {
        if { yield 3; false } {
            yield 100;
        }
        yield 4;
    });
    run("maybe initialised", true, #[coroutine] || {
        let s;
        for i in 0..2 {
            if i == 1 {
                s = String::from("late");
                yield s.len();
                return drop(s);
            }
            yield 1;
        }
    });
    run("references", true, #[coroutine] || {
        let text = String::from("abc");
        let owned = Box::new(5);
        yield *owned;
        yield text.len();
    });
    run("borrows itself", false, #[coroutine] static || {
        let mut v = vec![1, 2];
        let last = &mut v[1];
        yield *last;
        *last += 5;
        yield *last;
        yield v.iter().sum();
    });
    run("never there", true, #[coroutine] || {
        let never: Option<Void> = None;
        yield 1;
        if let Some(v) = never {
            match v {}
        }
    });
}
