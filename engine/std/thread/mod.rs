//! Threads.

mod current;
mod local;
pub mod local_impl;
mod scoped;
mod spawn;

pub use self::current::{current, Thread, ThreadId};
pub use self::local::{AccessError, LocalKey};
pub use self::scoped::{scope, Scope, ScopedJoinHandle};
pub use self::spawn::{spawn, Builder, JoinHandle};
pub(crate) use self::current::with_name;

use crate::any::Any;
use crate::boxed::Box;
use crate::intrinsics;
use crate::io;
use crate::num::NonZero;
use crate::time::{Duration, Instant};

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

pub fn panicking() -> bool {
    intrinsics::panic_count(0) != 0
}

pub fn yield_now() {
    intrinsics::spin_loop_hint()
}

pub fn sleep(dur: Duration) {
    intrinsics::thread_sleep(dur.as_nanos() as u64)
}

pub fn sleep_until(deadline: Instant) {
    let now = Instant::now();
    if let Some(delay) = deadline.checked_duration_since(now) {
        sleep(delay);
    }
}

/// Waits until somebody unparks the current thread, unless that has happened since it last parked.
pub fn park() {
    current().park(None);
}

pub fn park_timeout(dur: Duration) {
    current().park(Some(dur));
}

pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(NonZero::new(1).unwrap())
}
