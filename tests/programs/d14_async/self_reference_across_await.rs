// A mutable reference to an own local stays good over suspensions: the future is its own neighbour.
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

async fn pause() {
    let mut done = false;
    poll_fn(|_| {
        if done { Poll::Ready(()) } else { done = true; Poll::Pending }
    })
    .await
}

async fn sum(values: [u32; 3]) -> u32 {
    let mut total = [0; 1];
    let slot = &mut total[0];
    for v in &values {
        *slot += v;
        pause().await;
    }
    *slot *= 10;
    total[0]
}

fn main() {
    let mut future: Pin<Box<dyn Future<Output = u32>>> = Box::pin(sum([1, 2, 3]));
    let mut context = Context::from_waker(Waker::noop());
    let mut polls = 0;
    let result = loop {
        polls += 1;
        if let Poll::Ready(v) = future.as_mut().poll(&mut context) {
            break v;
        }
    };
    println!("{result} after {polls} polls");
}
