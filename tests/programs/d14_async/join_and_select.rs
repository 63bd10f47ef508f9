// Combinators by hand: both of two futures, and the first of two, with structural pinning.
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

struct Join<A: Future, B: Future> {
    a: A,
    b: B,
    left: Option<A::Output>,
    right: Option<B::Output>,
}

impl<A: Future, B: Future> Future for Join<A, B> {
    type Output = (A::Output, B::Output);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.left.is_none() {
            if let Poll::Ready(v) = unsafe { Pin::new_unchecked(&mut this.a) }.poll(cx) {
                this.left = Some(v);
            }
        }
        if this.right.is_none() {
            if let Poll::Ready(v) = unsafe { Pin::new_unchecked(&mut this.b) }.poll(cx) {
                this.right = Some(v);
            }
        }
        match (this.left.take(), this.right.take()) {
            (Some(l), Some(r)) => Poll::Ready((l, r)),
            (l, r) => {
                this.left = l;
                this.right = r;
                Poll::Pending
            }
        }
    }
}

fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> {
    Join { a, b, left: None, right: None }
}

async fn first<T>(a: impl Future<Output = T>, b: impl Future<Output = T>) -> T {
    let (mut a, mut b) = (pin!(a), pin!(b));
    poll_fn(|cx| match a.as_mut().poll(cx) {
        Poll::Ready(v) => Poll::Ready(v),
        Poll::Pending => b.as_mut().poll(cx),
    })
    .await
}

async fn after(turns: u32, name: &str) -> String {
    for left in (0..turns).rev() {
        let mut once = false;
        poll_fn(|_| {
            once = !once;
            if once { Poll::Pending } else { Poll::Ready(()) }
        })
        .await;
        println!("{name} {left}");
    }
    name.to_string()
}

fn main() {
    let mut task = pin!(async {
        let both = join(after(2, "a"), after(1, "b")).await;
        let one = first(after(3, "slow"), after(1, "fast")).await;
        format!("{both:?} {one}")
    });
    let mut cx = Context::from_waker(Waker::noop());
    let mut polls = 1;
    loop {
        match task.as_mut().poll(&mut cx) {
            Poll::Ready(text) => break println!("{text} in {polls}"),
            Poll::Pending => polls += 1,
        }
    }
}
