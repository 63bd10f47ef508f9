// A movable coroutine may move while it is suspended: what it keeps moves along.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

fn counter(step: u64) -> impl Coroutine<Yield = u64, Return = Vec<u64>> + Unpin {
    #[coroutine]
    move || {
        let mut seen = Vec::new();
        for i in 0..3 {
            seen.push(i * step);
            yield seen[i as usize];
        }
        seen
    }
}

fn main() {
    let mut here = counter(7);
    println!("{:?}", Pin::new(&mut here).resume(()));
    let mut there = Box::new(here);
    println!("{:?}", Pin::new(&mut *there).resume(()));
    let mut slot = [*there];
    println!("{:?}", Pin::new(&mut slot[0]).resume(()));
    match Pin::new(&mut slot[0]).resume(()) {
        CoroutineState::Complete(all) => println!("{all:?}"),
        CoroutineState::Yielded(_) => unreachable!(),
    }
}
