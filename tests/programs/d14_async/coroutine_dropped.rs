// Coroutines dropped before the first step, at a yield, after a panic, and after completion.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::Coroutine;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;

struct Loud(&'static str, u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {} {}", self.0, self.1);
    }
}

fn make(n: u32) -> impl Coroutine<u32, Yield = u32, Return = Loud> + Unpin {
    let captured = Loud("captured", n);
    #[coroutine]
    move |first: u32| {
        let early = Loud("early", n);
        let given = yield first;
        let late = Loud("late", given);
        if given == 13 {
            panic!("unlucky");
        }
        drop(early);
        yield given + captured.1;
        late
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| println!("  panic")));
    for steps in 0..5 {
        println!("{steps} steps");
        let mut c = make(steps);
        for step in 0..steps {
            let argument = if steps == 4 && step == 1 { 13 } else { step };
            let done = catch_unwind(AssertUnwindSafe(|| {
                println!("  {}", matches!(Pin::new(&mut c).resume(argument), std::ops::CoroutineState::Yielded(_)));
            }));
            if done.is_err() {
                break;
            }
        }
    }
}
