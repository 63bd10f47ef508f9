//! Starting threads and waiting for them.

use super::current::{drop_current, set_current, Thread, ThreadId};
use super::scoped::ScopeData;
use super::Result;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::hint;
use crate::intrinsics;
use crate::io;
use crate::marker::PhantomData;
use crate::mem::MaybeDangling;
use crate::panic::{catch_unwind, AssertUnwindSafe};
use crate::string::String;
use crate::sync::Arc;

#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
    no_hooks: bool,
}

impl Builder {
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None, no_hooks: false }
    }

    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send + 'static,
        T: Send + 'static,
    {
        unsafe { self.spawn_unchecked(f) }
    }

    pub unsafe fn spawn_unchecked<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send,
        T: Send,
    {
        Ok(JoinHandle(unsafe { spawn_unchecked(self.name, None, f) }))
    }

    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope super::Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<super::ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(super::ScopedJoinHandle(unsafe { spawn_unchecked(self.name, Some(scope.data.clone()), f) }))
    }
}

#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T,
    F: Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}

/// What a thread leaves for who joins it.
pub(super) struct Packet<'scope, T> {
    scope: Option<Arc<ScopeData>>,
    result: UnsafeCell<Option<Result<T>>>,
    _marker: PhantomData<Option<&'scope ScopeData>>,
}

unsafe impl<'scope, T: Send> Sync for Packet<'scope, T> {}

impl<'scope, T> Drop for Packet<'scope, T> {
    fn drop(&mut self) {
        let unhandled_panic = matches!(self.result.get_mut(), Some(Err(_)));
        // The result may panic when it is dropped, which must not take the process with it.
        if catch_unwind(AssertUnwindSafe(|| *self.result.get_mut() = None)).is_err() {
            intrinsics::abort();
        }
        if let Some(scope) = &self.scope {
            scope.decrement_num_running_threads(unhandled_panic);
        }
    }
}

pub(super) struct JoinInner<'scope, T> {
    native: usize,
    thread: Thread,
    packet: Arc<Packet<'scope, T>>,
}

impl<'scope, T> JoinInner<'scope, T> {
    fn join(mut self) -> Result<T> {
        intrinsics::thread_join(self.native);
        Arc::get_mut(&mut self.packet).unwrap().result.get_mut().take().unwrap()
    }

    pub(super) fn is_finished(&self) -> bool {
        Arc::strong_count(&self.packet) == 1
    }
}

/// Below this frame no back trace is of interest.
#[inline(never)]
fn __rust_begin_short_backtrace<F, T>(f: F) -> T
where
    F: FnOnce() -> T,
{
    let result = f();
    hint::black_box(());
    result
}

type Start = Box<dyn FnOnce()>;

fn thread_start(data: *mut u8) {
    let main = unsafe { Box::from_raw(data as *mut Start) };
    main();
    super::local_impl::run_destructors();
    drop_current();
}

pub(super) unsafe fn spawn_unchecked<'scope, F, T>(
    name: Option<String>,
    scope_data: Option<Arc<ScopeData>>,
    f: F,
) -> JoinInner<'scope, T>
where
    F: FnOnce() -> T,
{
    let my_thread = Thread::new(ThreadId::new(), name);
    let their_thread = my_thread.clone();
    let my_packet: Arc<Packet<'scope, T>> =
        Arc::new(Packet { scope: scope_data, result: UnsafeCell::new(None), _marker: PhantomData });
    let their_packet = my_packet.clone();
    // What `f` borrows may end before this frame does.
    let f = MaybeDangling::new(f);
    let main = move || {
        if let Some(name) = their_thread.name() {
            intrinsics::thread_set_name(name);
        }
        set_current(their_thread);
        let f = f.into_inner();
        let try_result = catch_unwind(AssertUnwindSafe(|| __rust_begin_short_backtrace(f)));
        unsafe { *their_packet.result.get() = Some(try_result) };
        drop(their_packet);
    };
    if let Some(scope_data) = &my_packet.scope {
        scope_data.increment_num_running_threads();
    }
    let main = Box::new(main) as Box<dyn FnOnce() + 'scope>;
    let main = unsafe { Box::from_raw(Box::into_raw(main) as *mut (dyn FnOnce() + 'static)) };
    let data = Box::into_raw(Box::new(main)) as *mut u8;
    let native = unsafe { intrinsics::thread_spawn(thread_start, data) };
    JoinInner { native, thread: my_thread, packet: my_packet }
}

pub struct JoinHandle<T>(JoinInner<'static, T>);

unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

impl<'scope, T> super::ScopedJoinHandle<'scope, T> {
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}
