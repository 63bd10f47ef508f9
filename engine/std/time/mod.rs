//! Time.

mod clock;
mod duration;

pub use clock::{Instant, SystemTime, SystemTimeError, UNIX_EPOCH};
pub use duration::{Duration, TryFromFloatSecsError};
