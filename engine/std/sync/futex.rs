//! Waiting for a word to change, and waking who waits.

use crate::intrinsics;
use crate::sync::atomic::AtomicU32;
use crate::time::Duration;

/// Waits while `futex` holds `expected`, until somebody wakes this thread or the time is over; false in the latter case.
pub(crate) fn futex_wait(futex: &AtomicU32, expected: u32, timeout: Option<Duration>) -> bool {
    let nanos = timeout.map_or(u64::MAX, |time| time.as_nanos() as u64);
    unsafe { intrinsics::futex_wait(futex.as_ptr(), expected, nanos) }
}

/// Wakes one thread that waits; whether there was one.
pub(crate) fn futex_wake(futex: &AtomicU32) -> bool {
    intrinsics::futex_wake(futex.as_ptr(), 1) > 0
}

pub(crate) fn futex_wake_all(futex: &AtomicU32) {
    intrinsics::futex_wake(futex.as_ptr(), usize::MAX);
}
