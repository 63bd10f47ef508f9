//! Waiting for a word to change. Without other threads a wait can never end.

use crate::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Wait while `futex` holds `expected`, giving other threads their turn.
pub(crate) fn wait(futex: &AtomicU32, expected: u32) {
    while futex.load(Relaxed) == expected {
        crate::hint::spin_loop();
    }
}
