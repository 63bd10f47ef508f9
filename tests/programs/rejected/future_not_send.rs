// What a future keeps while it waits decides whether it may go to another thread.
use std::future::{Future, ready};
use std::rc::Rc;

fn spawn(_: impl Future + Send) {}

fn main() {
    spawn(async {
        let gone = Rc::new(1);
        drop(gone);
        ready(()).await;
    });
    spawn(async {
        let kept = Rc::new(1);
        ready(()).await;
        drop(kept);
    });
}
