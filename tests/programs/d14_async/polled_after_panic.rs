// A panic inside marks the future, drops what lived, and polling it again panics as well.
use std::future::{Future, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, Waker};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn fails(divisor: u32) -> u32 {
    let _guard = Loud("guard");
    ready(()).await;
    100 / divisor
}

fn main() {
    std::panic::set_hook(Box::new(|info| println!("hook: {}", info.payload_as_str().unwrap_or("?"))));
    let mut future = Box::pin(fails(0));
    for _ in 0..2 {
        let result = catch_unwind(AssertUnwindSafe(|| {
            future.as_mut().poll(&mut Context::from_waker(Waker::noop()))
        }));
        println!("{}", matches!(result, Ok(Poll::Ready(_))));
    }
    println!("end");
}
