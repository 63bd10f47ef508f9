// A raw pointer to a local of a future stays valid over an await, but not over a new `&mut` that writes.
use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Waker};

async fn clash() -> i32 {
    let mut x = 1;
    let first = &mut x;
    let raw = first as *mut i32;
    ready(()).await;
    unsafe { *raw += 1 };
    let second = unsafe { &mut *raw };
    *first = 10;
    ready(()).await;
    *second
}

fn main() {
    let mut f = pin!(clash());
    let _ = f.as_mut().poll(&mut Context::from_waker(Waker::noop()));
}
