//! Synchronisation.

mod arc;
pub mod atomic;
mod barrier;
mod condvar;
pub(crate) mod futex;
mod lazy_lock;
pub mod mpsc;
mod mutex;
mod once;
mod once_lock;
pub(crate) mod poison;
mod rwlock;

pub use self::arc::{Arc, Weak};
pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::condvar::{Condvar, WaitTimeoutResult};
pub use self::lazy_lock::LazyLock;
pub use self::mutex::{Mutex, MutexGuard};
pub use self::once::{Once, OnceState};
pub use self::once_lock::OnceLock;
pub use self::poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
