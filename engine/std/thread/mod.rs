//! Threads: what one thread may ask of itself. Starting others is not supported yet.

mod local;
pub mod local_impl;

pub use self::local::{AccessError, LocalKey};

use crate::any::Any;
use crate::boxed::Box;
use crate::intrinsics;
use crate::string::String;
use crate::time::Duration;

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

pub fn panicking() -> bool {
    intrinsics::panic_count(0) != 0
}

pub fn yield_now() {
    crate::hint::spin_loop()
}

pub fn sleep(_dur: Duration) {
    crate::hint::spin_loop()
}

#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
pub struct ThreadId(u64);

#[derive(Clone, Debug)]
pub struct Thread {
    id: ThreadId,
    name: Option<String>,
}

impl Thread {
    pub fn id(&self) -> ThreadId {
        self.id
    }

    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub fn unpark(&self) {}
}

pub fn current() -> Thread {
    Thread { id: ThreadId(1), name: Some(String::from(intrinsics::thread_name())) }
}
