use super::futex;
use super::mutex::{guard_lock, MutexGuard};
use super::poison::LockResult;
use crate::sync::atomic::AtomicU32;
use crate::sync::atomic::Ordering::Relaxed;
use crate::time::Duration;

pub struct Condvar {
    // Counts the notifications.
    futex: AtomicU32,
}

#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    pub const fn new() -> Condvar {
        Condvar { futex: AtomicU32::new(0) }
    }

    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let lock = guard_lock(&guard);
        let seen = self.futex.load(Relaxed);
        unsafe { lock.unlock() };
        futex::wait(&self.futex, seen);
        lock.lock();
        Ok(guard)
    }

    pub fn wait_while<'a, T, F>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _dur: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let lock = guard_lock(&guard);
        unsafe { lock.unlock() };
        crate::hint::spin_loop();
        lock.lock();
        Ok((guard, WaitTimeoutResult(true)))
    }

    pub fn notify_one(&self) {
        self.futex.fetch_add(1, Relaxed);
    }

    pub fn notify_all(&self) {
        self.futex.fetch_add(1, Relaxed);
    }
}

impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}
