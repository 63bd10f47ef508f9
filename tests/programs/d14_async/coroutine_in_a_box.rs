// A box of a coroutine is a coroutine, pinned or not.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

fn sum<G: Coroutine<Yield = u32, Return = &'static str> + Unpin>(mut g: G) -> u32 {
    let mut total = 0;
    loop {
        match Pin::new(&mut g).resume(()) {
            CoroutineState::Yielded(n) => total += n,
            CoroutineState::Complete(end) => {
                println!("{end}");
                return total;
            }
        }
    }
}

fn main() {
    let boxed: Box<dyn Coroutine<Yield = u32, Return = &'static str> + Unpin> = Box::new(
        #[coroutine]
        || {
            yield 1;
            yield 2;
            "boxed"
        },
    );
    println!("{}", sum(boxed));
    let pinned = Box::pin(
        #[coroutine]
        static || {
            let v = [3, 4];
            for n in v.iter() {
                yield *n;
            }
            "pinned"
        },
    );
    println!("{}", sum(pinned));
}
