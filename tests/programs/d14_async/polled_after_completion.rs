// A future that has completed must not be polled again: it panics.
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

async fn one() -> i32 {
    1
}

fn main() {
    let mut future = pin!(one());
    let mut context = Context::from_waker(Waker::noop());
    println!("{:?}", future.as_mut().poll(&mut context));
    println!("{:?}", future.as_mut().poll(&mut context));
}
