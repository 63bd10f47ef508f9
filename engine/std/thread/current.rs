//! Handles of threads, and that of the current one.

use crate::cell::Cell;
use crate::num::NonZero;
use crate::fmt;
use crate::ptr;
use crate::string::String;
use crate::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use crate::sync::atomic::{AtomicU32, AtomicU64};
use crate::sync::futex::{futex_wait, futex_wake};
use crate::sync::Arc;
use crate::time::Duration;

#[derive(Eq, PartialEq, Clone, Copy, Hash)]
pub struct ThreadId(NonZero<u64>);

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ThreadId").field(&self.0).finish()
    }
}

/// The first is the main thread's.
static LAST_ID: AtomicU64 = AtomicU64::new(1);

impl ThreadId {
    const MAIN: ThreadId = ThreadId(NonZero::new(1).unwrap());

    pub(super) fn new() -> ThreadId {
        let last = LAST_ID.fetch_add(1, Relaxed);
        ThreadId(NonZero::new(last + 1).unwrap())
    }
}

const PARKED: u32 = u32::MAX;
const EMPTY: u32 = 0;
const NOTIFIED: u32 = 1;

struct Inner {
    name: Option<String>,
    id: ThreadId,
    parker: AtomicU32,
}

#[derive(Clone)]
pub struct Thread {
    inner: Arc<Inner>,
}

impl Thread {
    pub(super) fn new(id: ThreadId, name: Option<String>) -> Thread {
        Thread { inner: Arc::new(Inner { name, id, parker: AtomicU32::new(EMPTY) }) }
    }

    pub fn id(&self) -> ThreadId {
        self.inner.id
    }

    pub fn name(&self) -> Option<&str> {
        if let Some(name) = &self.inner.name {
            Some(name.as_str())
        } else if self.inner.id == ThreadId::MAIN {
            Some("main")
        } else {
            None
        }
    }

    pub fn unpark(&self) {
        if self.inner.parker.swap(NOTIFIED, Release) == PARKED {
            futex_wake(&self.inner.parker);
        }
    }

    pub(super) fn park(&self, timeout: Option<Duration>) {
        let parker = &self.inner.parker;
        if parker.fetch_sub(1, Acquire) == NOTIFIED {
            return;
        }
        if timeout.is_some() {
            futex_wait(parker, PARKED, timeout);
            parker.swap(EMPTY, Acquire);
            return;
        }
        loop {
            futex_wait(parker, PARKED, None);
            if parker.compare_exchange(NOTIFIED, EMPTY, Acquire, Acquire).is_ok() {
                return;
            }
        }
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

/// The handle of each thread, as a raw pointer of its `Arc`; null if nobody has asked yet.
#[thread_local]
static CURRENT: Cell<*const Inner> = Cell::new(ptr::null());

pub fn current() -> Thread {
    let known = CURRENT.get();
    if known.is_null() {
        let id = if crate::intrinsics::thread_id() == 1 { ThreadId::MAIN } else { ThreadId::new() };
        let thread = Thread::new(id, None);
        set_current(thread.clone());
        return thread;
    }
    unsafe {
        Arc::increment_strong_count(known);
        Thread { inner: Arc::from_raw(known) }
    }
}

pub(super) fn set_current(thread: Thread) {
    CURRENT.set(Arc::into_raw(thread.inner));
}

/// The thread ends: its handle is given up.
pub(super) fn drop_current() {
    let known = CURRENT.replace(ptr::null());
    if !known.is_null() {
        drop(unsafe { Arc::from_raw(known) });
    }
}

/// Calls `f` with the name of the current thread, without making a handle.
pub(crate) fn with_name<R>(f: impl FnOnce(Option<&str>) -> R) -> R {
    let known = CURRENT.get();
    if known.is_null() {
        return f(if crate::intrinsics::thread_id() == 1 { Some("main") } else { None });
    }
    let name = unsafe { &(*known).name };
    match name {
        None if unsafe { (*known).id } == ThreadId::MAIN => f(Some("main")),
        name => f(name.as_deref()),
    }
}
