// A panic that unwinds through nested futures drops what each of them keeps, the innermost first.
use std::future::{Future, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{Context, Waker};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {} (panicking: {})", self.0, std::thread::panicking());
    }
}

async fn inner(argument: Loud) {
    let _local = Loud("local");
    ready(()).await;
    if argument.0.len() > 3 {
        panic!("too long");
    }
}

async fn outer() {
    let _first = Loud("first");
    let moved = Loud("moved");
    inner(Loud("argument")).await;
    drop(moved);
}

fn main() {
    std::panic::set_hook(Box::new(|_| println!("panic")));
    let mut f = pin!(outer());
    let mut cx = Context::from_waker(Waker::noop());
    let result = catch_unwind(AssertUnwindSafe(|| f.as_mut().poll(&mut cx).is_ready()));
    println!("{}", result.is_err());
}
