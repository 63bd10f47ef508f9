use super::futex::{futex_wait, futex_wake_all};
use crate::fmt;
use crate::sync::atomic::AtomicU32;
use crate::sync::atomic::Ordering::{Acquire, Relaxed, Release};

const INCOMPLETE: u32 = 3;
const POISONED: u32 = 2;
const RUNNING: u32 = 1;
const COMPLETE: u32 = 0;

pub struct Once {
    state: AtomicU32,
}

#[derive(Debug)]
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

// Sets the state when the initialiser is done, also when it panics.
struct CompletionGuard<'a> {
    state: &'a AtomicU32,
    set_on_drop_to: u32,
}

impl Drop for CompletionGuard<'_> {
    fn drop(&mut self) {
        self.state.swap(self.set_on_drop_to, Release);
        futex_wake_all(self.state);
    }
}

impl Once {
    pub const fn new() -> Once {
        Once { state: AtomicU32::new(INCOMPLETE) }
    }

    #[track_caller]
    pub fn call_once<F>(&self, f: F)
    where
        F: FnOnce(),
    {
        if self.is_completed() {
            return;
        }
        let mut f = Some(f);
        self.call(false, &mut |_| f.take().unwrap()());
    }

    pub fn call_once_force<F>(&self, f: F)
    where
        F: FnOnce(&OnceState),
    {
        if self.is_completed() {
            return;
        }
        let mut f = Some(f);
        self.call(true, &mut |p| f.take().unwrap()(p));
    }

    pub fn is_completed(&self) -> bool {
        self.state.load(Acquire) == COMPLETE
    }

    pub fn wait(&self) {
        self.wait_for(false);
    }

    pub fn wait_force(&self) {
        self.wait_for(true);
    }

    #[track_caller]
    fn wait_for(&self, ignore_poisoning: bool) {
        loop {
            let state = self.state.load(Acquire);
            match state {
                COMPLETE => return,
                POISONED if !ignore_poisoning => panic!("Once instance has previously been poisoned"),
                _ => futex_wait(&self.state, state, None),
            };
        }
    }

    #[track_caller]
    fn call(&self, ignore_poisoning: bool, f: &mut dyn FnMut(&OnceState)) {
        loop {
            let state = self.state.load(Acquire);
            if state == COMPLETE {
                return;
            }
            if state == POISONED && !ignore_poisoning {
                panic!("Once instance has previously been poisoned");
            }
            if state == RUNNING {
                futex_wait(&self.state, RUNNING, None);
                continue;
            }
            if self.state.compare_exchange(state, RUNNING, Acquire, Relaxed).is_err() {
                continue;
            }
            let mut guard = CompletionGuard { state: &self.state, set_on_drop_to: POISONED };
            f(&OnceState { poisoned: state == POISONED });
            guard.set_on_drop_to = COMPLETE;
            return;
        }
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl crate::panic::UnwindSafe for Once {}
impl crate::panic::RefUnwindSafe for Once {}
