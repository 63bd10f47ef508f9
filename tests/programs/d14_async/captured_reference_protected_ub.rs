// A future's captured `&mut` lives in the future, unprotected; the argument of a function called by it is protected.
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

fn free(x: &mut u8, raw: *mut u8) {
    *x = 1;
    unsafe { drop(Box::from_raw(raw)) };
}

fn main() {
    let raw = Box::into_raw(Box::new(0u8));
    let x = unsafe { &mut *raw };
    let fine = async move {
        *x += 1;
        unsafe { *raw += 1 };
    };
    let mut cx = Context::from_waker(Waker::noop());
    println!("{}", pin!(fine).poll(&mut cx).is_ready());
    let x = unsafe { &mut *raw };
    let bad = async move { free(x, raw) };
    let _ = pin!(bad).poll(&mut cx);
}
