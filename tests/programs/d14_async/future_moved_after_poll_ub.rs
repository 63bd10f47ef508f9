// A future that borrows from itself and is moved after a poll: what it points to is left behind.
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

async fn uses_itself() -> u32 {
    let value = 1u32;
    let r = &value;
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
    *r
}

fn main() {
    let mut cx = Context::from_waker(Waker::noop());
    let mut boxed = Box::new(uses_itself());
    let _ = unsafe { Pin::new_unchecked(&mut *boxed) }.poll(&mut cx);
    let mut moved = *boxed;
    println!("{:?}", unsafe { Pin::new_unchecked(&mut moved) }.poll(&mut cx));
}
