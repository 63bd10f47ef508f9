// An executor by hand: a waker whose vtable counts what is done with it.
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

struct Counts {
    clones: Cell<u32>,
    wakes: Cell<u32>,
    drops: Cell<u32>,
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop_waker);

unsafe fn counts<'a>(data: *const ()) -> &'a Counts {
    unsafe { &*data.cast::<Counts>() }
}

unsafe fn clone(data: *const ()) -> RawWaker {
    let c = unsafe { counts(data) };
    c.clones.set(c.clones.get() + 1);
    RawWaker::new(data, &VTABLE)
}

unsafe fn wake(data: *const ()) {
    unsafe {
        wake_by_ref(data);
        drop_waker(data);
    }
}

unsafe fn wake_by_ref(data: *const ()) {
    let c = unsafe { counts(data) };
    c.wakes.set(c.wakes.get() + 1);
}

unsafe fn drop_waker(data: *const ()) {
    let c = unsafe { counts(data) };
    c.drops.set(c.drops.get() + 1);
}

fn block_on<F: Future>(future: F, counts: &Counts) -> F::Output {
    let mut future = pin!(future);
    let waker = unsafe { Waker::from_raw(RawWaker::new((counts as *const Counts).cast(), &VTABLE)) };
    let mut context = Context::from_waker(&waker);
    loop {
        let before = counts.wakes.get();
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => assert!(counts.wakes.get() > before, "nobody will wake us"),
        }
    }
}

struct Countdown(u32);

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: std::pin::Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<&'static str> {
        if self.0 == 0 {
            return Poll::Ready("liftoff");
        }
        self.0 -= 1;
        if self.0 % 2 == 0 {
            cx.waker().wake_by_ref();
        } else {
            cx.waker().clone().wake();
        }
        Poll::Pending
    }
}

async fn launch(n: u32) -> String {
    let first = Countdown(n).await;
    let second = Countdown(1).await;
    format!("{first}, {second}")
}

fn main() {
    let counts = Counts { clones: Cell::new(0), wakes: Cell::new(0), drops: Cell::new(0) };
    println!("{}", block_on(launch(3), &counts));
    println!("clones {}, wakes {}, drops {}", counts.clones.get(), counts.wakes.get(), counts.drops.get());
}
