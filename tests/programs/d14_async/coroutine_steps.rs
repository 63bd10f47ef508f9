// A movable coroutine steps through its yields and is given a value each time.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

fn main() {
    let mut running = #[coroutine]
    |first: i32| {
        let mut total = first;
        while total < 20 {
            let more: i32 = yield total;
            total += more;
        }
        format!("reached {total}")
    };
    println!("{} bytes", std::mem::size_of_val(&running));
    let mut give = 5;
    loop {
        match Pin::new(&mut running).resume(give) {
            CoroutineState::Yielded(total) => println!("total {total}"),
            CoroutineState::Complete(text) => {
                println!("{text}");
                break;
            }
        }
        give += 1;
    }
}
