// A pinned box may move between polls: its retag makes no node when the contents are not Unpin.
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll, Waker};

struct Delay(usize);

impl Future for Delay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        Poll::Pending
    }
}

async fn refers_to_itself() -> i32 {
    let mut val = 10;
    let val_ref = &mut val;
    (&mut Delay(1)).await;
    *val_ref += 1;
    Delay(1).await;
    *val_ref += 1;
    val
}

fn poll_box<F: Future>(mut f: Pin<Box<F>>, cx: &mut Context<'_>) -> (Pin<Box<F>>, Poll<F::Output>) {
    let p = f.as_mut().poll(cx);
    (f, p)
}

struct ByHand {
    state: u8,
    value: u32,
    pointer: *const u32,
    _pinned: PhantomPinned,
}

impl Future for ByHand {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        let this = unsafe { self.get_unchecked_mut() };
        this.state += 1;
        match this.state {
            1 => {
                this.pointer = &raw const this.value;
                Poll::Pending
            }
            2 => {
                this.value += 1;
                Poll::Pending
            }
            _ => Poll::Ready(unsafe { *this.pointer }),
        }
    }
}

fn main() {
    let cx = &mut Context::from_waker(Waker::noop());
    let (f, p) = poll_box(Box::pin(refers_to_itself()), cx);
    println!("{p:?}");
    let (f, p) = poll_box(f, cx);
    println!("{p:?}");
    let mut slot = Some(f);
    let (f, p) = poll_box(slot.take().unwrap(), cx);
    println!("{p:?}");
    drop(f);

    let mut f = Box::pin(ByHand { state: 0, value: 5, pointer: ptr::null(), _pinned: PhantomPinned });
    loop {
        let (next, p) = poll_box(f, cx);
        println!("{p:?}");
        if p.is_ready() {
            break;
        }
        f = next;
    }
}
