// A future dropped at a suspension drops what lives there, innermost first, and its captures.
use std::future::{Future, pending};
use std::pin::pin;
use std::task::{Context, Waker};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn inner(_by_value: Loud) {
    let _local = Loud("inner local");
    pending::<()>().await;
    println!("never");
}

async fn outer(early: Loud, _late: Loud) {
    drop(early);
    let _a = Loud("a");
    {
        let _gone = Loud("gone");
    }
    let _b = Loud("b");
    inner(Loud("argument")).await;
}

fn poll_once(future: impl Future<Output = ()>) {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    let pending = future.as_mut().poll(&mut context).is_pending();
    println!("pending: {pending}");
}

fn main() {
    poll_once(outer(Loud("early"), Loud("late")));
    println!("-- never polled");
    drop(outer(Loud("first"), Loud("second")));
    println!("-- completed");
    let captured = Loud("captured");
    poll_once(async move {
        let _c = &captured;
        println!("body");
    });
}
