// A future must be pinned before it is polled.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

async fn one() -> i32 {
    1
}

fn main() {
    let mut f = one();
    let _ = Pin::new(&mut f).poll(&mut Context::from_waker(Waker::noop()));
}
