//! How panics are made: what the macros and the machine call, the hook, and catching.

use crate::any::Any;
use crate::cell::Cell;
use crate::fmt;
use crate::intrinsics;
use crate::mem::{self, ManuallyDrop};
use crate::panic::{Location, PanicHookInfo};
use crate::sync::atomic::{AtomicBool, Ordering};
use crate::sync::RwLock;

#[track_caller]
#[lang = "panic_fmt"]
pub const fn panic_fmt(fmt: fmt::Arguments<'_>) -> ! {
    begin_panic_handler(fmt, Location::caller(), true)
}

#[track_caller]
#[lang = "panic_nounwind_fmt"]
pub const fn panic_nounwind_fmt(fmt: fmt::Arguments<'_>) -> ! {
    begin_panic_handler(fmt, Location::caller(), false)
}

#[track_caller]
#[lang = "panic"]
pub const fn panic(expr: &'static str) -> ! {
    panic_fmt(fmt::Arguments::new_const(&[expr]));
}

#[lang = "panic_nounwind"]
pub const fn panic_nounwind(expr: &'static str) -> ! {
    panic_nounwind_fmt(fmt::Arguments::new_const(&[expr]));
}

#[track_caller]
#[lang = "panic_display"]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x));
}

#[track_caller]
pub const fn panic_explicit() -> ! {
    panic_display(&"explicit panic");
}

#[track_caller]
pub const fn unreachable_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("internal error: entered unreachable code: {}", *x));
}

/// What the machine calls when a checked operation fails.
pub mod panic_const {
    macro_rules! panic_const {
        ($($name:ident $lang:literal = $message:expr;)*) => {
            $(
                #[track_caller]
                #[lang = $lang]
                pub const fn $name() -> ! {
                    super::panic($message)
                }
            )*
        };
    }

    panic_const! {
        panic_const_add_overflow "panic_const_add_overflow" = "attempt to add with overflow";
        panic_const_sub_overflow "panic_const_sub_overflow" = "attempt to subtract with overflow";
        panic_const_mul_overflow "panic_const_mul_overflow" = "attempt to multiply with overflow";
        panic_const_div_overflow "panic_const_div_overflow" = "attempt to divide with overflow";
        panic_const_rem_overflow "panic_const_rem_overflow" = "attempt to calculate the remainder with overflow";
        panic_const_neg_overflow "panic_const_neg_overflow" = "attempt to negate with overflow";
        panic_const_shl_overflow "panic_const_shl_overflow" = "attempt to shift left with overflow";
        panic_const_shr_overflow "panic_const_shr_overflow" = "attempt to shift right with overflow";
        panic_const_div_by_zero "panic_const_div_by_zero" = "attempt to divide by zero";
        panic_const_rem_by_zero "panic_const_rem_by_zero" =
            "attempt to calculate the remainder with a divisor of zero";
        panic_const_async_fn_resumed "panic_const_async_fn_resumed" = "`async fn` resumed after completion";
        panic_const_async_fn_resumed_panic "panic_const_async_fn_resumed_panic" = "`async fn` resumed after panicking";
        panic_const_coroutine_resumed "panic_const_coroutine_resumed" = "coroutine resumed after completion";
        panic_const_coroutine_resumed_panic "panic_const_coroutine_resumed_panic" =
            "coroutine resumed after panicking";
    }
}

#[track_caller]
#[lang = "panic_bounds_check"]
fn panic_bounds_check(index: usize, len: usize) -> ! {
    panic!("index out of bounds: the len is {len} but the index is {index}")
}

#[lang = "panic_cannot_unwind"]
fn panic_cannot_unwind() -> ! {
    panic_nounwind("panic in a function that cannot unwind")
}

#[lang = "panic_in_cleanup"]
fn panic_in_cleanup() -> ! {
    panic_nounwind("panic in a destructor during cleanup")
}

// ---- assertions

#[derive(Debug)]
pub enum AssertKind {
    Eq,
    Ne,
    Match,
}

#[track_caller]
pub fn assert_failed<T, U>(kind: AssertKind, left: &T, right: &U, args: Option<fmt::Arguments<'_>>) -> !
where
    T: fmt::Debug + ?Sized,
    U: fmt::Debug + ?Sized,
{
    assert_failed_inner(kind, &left, &right, args)
}

#[track_caller]
pub fn assert_matches_failed<T: fmt::Debug + ?Sized>(left: &T, right: &str, args: Option<fmt::Arguments<'_>>) -> ! {
    struct Pattern<'a>(&'a str);

    impl fmt::Debug for Pattern<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    assert_failed_inner(AssertKind::Match, &left, &Pattern(right), args);
}

#[track_caller]
fn assert_failed_inner(
    kind: AssertKind,
    left: &dyn fmt::Debug,
    right: &dyn fmt::Debug,
    args: Option<fmt::Arguments<'_>>,
) -> ! {
    let op = match kind {
        AssertKind::Eq => "==",
        AssertKind::Ne => "!=",
        AssertKind::Match => "matches",
    };
    match args {
        Some(args) => panic!(
            r#"assertion `left {op} right` failed: {args}
  left: {left:?}
 right: {right:?}"#
        ),
        None => panic!(
            r#"assertion `left {op} right` failed
  left: {left:?}
 right: {right:?}"#
        ),
    }
}

// ---- from the message to unwinding

/// What is thrown, made only when it is needed.
trait PanicPayload {
    fn take_box(&mut self) -> Box<dyn Any + Send>;
    fn get(&mut self) -> &(dyn Any + Send);
}

struct FormatStringPayload<'a> {
    inner: &'a fmt::Arguments<'a>,
    string: Option<String>,
}

impl FormatStringPayload<'_> {
    fn fill(&mut self) -> &mut String {
        let inner = self.inner;
        self.string.get_or_insert_with(|| {
            let mut s = String::new();
            let _ = fmt::write(&mut s, *inner);
            s
        })
    }
}

impl PanicPayload for FormatStringPayload<'_> {
    fn take_box(&mut self) -> Box<dyn Any + Send> {
        let contents = mem::take(self.fill());
        Box::new(contents)
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        self.fill()
    }
}

struct StaticStrPayload(&'static str);

impl PanicPayload for StaticStrPayload {
    fn take_box(&mut self) -> Box<dyn Any + Send> {
        Box::new(self.0)
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        &self.0
    }
}

struct Payload<A> {
    inner: Option<A>,
}

impl<A: Send + 'static> PanicPayload for Payload<A> {
    fn take_box(&mut self) -> Box<dyn Any + Send> {
        match self.inner.take() {
            Some(a) => Box::new(a),
            None => crate::process::abort(),
        }
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        match self.inner {
            Some(ref a) => a,
            None => crate::process::abort(),
        }
    }
}

fn begin_panic_handler(msg: fmt::Arguments<'_>, loc: &Location<'_>, can_unwind: bool) -> ! {
    if let Some(s) = msg.as_str() {
        rust_panic_with_hook(&mut StaticStrPayload(s), loc, can_unwind);
    } else {
        rust_panic_with_hook(&mut FormatStringPayload { inner: &msg, string: None }, loc, can_unwind);
    }
}

/// `panic_any`, and `panic!(value)` of edition 2018.
#[track_caller]
pub fn begin_panic<M: Any + Send>(msg: M) -> ! {
    let loc = Location::caller();
    rust_panic_with_hook(&mut Payload { inner: Some(msg) }, loc, true)
}

static ALWAYS_ABORT: AtomicBool = AtomicBool::new(false);

pub(crate) fn set_always_abort() {
    ALWAYS_ABORT.store(true, Ordering::Relaxed);
}

fn rust_panic_with_hook(payload: &mut dyn PanicPayload, location: &Location<'_>, can_unwind: bool) -> ! {
    if IN_HOOK.get() {
        eprint_direct("thread panicked while processing panic. aborting.\n");
        intrinsics::abort();
    }
    if ALWAYS_ABORT.load(Ordering::Relaxed) {
        eprint_direct("aborting due to panic\n");
        intrinsics::abort();
    }
    intrinsics::panic_count(1);
    IN_HOOK.set(true);
    match *HOOK.read().unwrap_or_else(|poisoned| poisoned.into_inner()) {
        Hook::Default => default_hook(&PanicHookInfo::new(location, payload.get(), can_unwind)),
        Hook::Custom(ref hook) => hook(&PanicHookInfo::new(location, payload.get(), can_unwind)),
    }
    IN_HOOK.set(false);
    if !can_unwind {
        eprint_direct("thread caused non-unwinding panic. aborting.\n");
        intrinsics::abort();
    }
    rust_panic(payload.take_box())
}

/// Unwinds without asking the hook.
pub(crate) fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    intrinsics::panic_count(1);
    rust_panic(payload)
}

fn rust_panic(payload: Box<dyn Any + Send>) -> ! {
    // The box of the box is a thin pointer.
    let payload_box: Box<Box<dyn Any + Send>> = Box::new(payload);
    intrinsics::start_unwind(Box::into_raw(payload_box) as *mut u8)
}

/// The payload of a caught panic, which is over then. The machine calls it too when a thread ends by a panic.
#[lang = "panic_cleanup"]
unsafe fn cleanup(payload: *mut u8) -> Box<dyn Any + Send> {
    let obj = *unsafe { Box::from_raw(payload as *mut Box<dyn Any + Send>) };
    intrinsics::panic_count(-1);
    obj
}

pub unsafe fn catch_unwind<R, F: FnOnce() -> R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    union Data<F, R> {
        f: ManuallyDrop<F>,
        r: ManuallyDrop<R>,
        p: ManuallyDrop<Box<dyn Any + Send>>,
    }

    fn do_call<F: FnOnce() -> R, R>(data: *mut u8) {
        unsafe {
            let data = data as *mut Data<F, R>;
            let data = &mut (*data);
            let f = ManuallyDrop::take(&mut data.f);
            data.r = ManuallyDrop::new(f());
        }
    }

    fn do_catch<F: FnOnce() -> R, R>(data: *mut u8, payload: *mut u8) {
        unsafe {
            let data = data as *mut Data<F, R>;
            let data = &mut (*data);
            let obj = cleanup(payload);
            data.p = ManuallyDrop::new(obj);
        }
    }

    let mut data = Data { f: ManuallyDrop::new(f) };
    let data_ptr = (&raw mut data) as *mut u8;
    unsafe {
        if intrinsics::catch_unwind(do_call::<F, R>, data_ptr, do_catch::<F, R>) == 0 {
            Ok(ManuallyDrop::into_inner(data.r))
        } else {
            Err(ManuallyDrop::into_inner(data.p))
        }
    }
}

/// Whether the current thread is unwinding.
pub(crate) fn panicking() -> bool {
    intrinsics::panic_count(0) != 0
}

// ---- the hook

enum Hook {
    Default,
    Custom(Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>),
}

static HOOK: RwLock<Hook> = RwLock::new(Hook::Default);

#[thread_local]
static IN_HOOK: Cell<bool> = Cell::new(false);

pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + 'static + Sync + Send>) {
    if panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let new = Hook::Custom(hook);
    let mut slot = HOOK.write().unwrap_or_else(|poisoned| poisoned.into_inner());
    let old = mem::replace(&mut *slot, new);
    drop(slot);
    drop(old);
}

pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + 'static + Sync + Send> {
    if panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let mut slot = HOOK.write().unwrap_or_else(|poisoned| poisoned.into_inner());
    let old = mem::replace(&mut *slot, Hook::Default);
    drop(slot);
    match old {
        Hook::Default => Box::new(default_hook),
        Hook::Custom(hook) => hook,
    }
}

pub fn update_hook<F>(hook_fn: F)
where
    F: Fn(&(dyn Fn(&PanicHookInfo<'_>) + Send + Sync + 'static), &PanicHookInfo<'_>) + Sync + Send + 'static,
{
    let prev = take_hook();
    set_hook(Box::new(move |info| hook_fn(&prev, info)));
}

/// Messages of panics have a lock of their own.
const PANIC_OUTPUT: i32 = 3;

fn default_hook(info: &PanicHookInfo<'_>) {
    let location = info.location().unwrap();
    let msg = match info.payload_as_str() {
        Some(s) => s,
        None => "Box<dyn Any>",
    };
    let id = intrinsics::thread_id();
    let text = crate::thread::with_name(|name| {
        format!("\nthread '{}' ({id}) panicked at {location}:\n{msg}\n", name.unwrap_or("<unnamed>"))
    });
    intrinsics::stream_lock(PANIC_OUTPUT);
    eprint_direct(&text);
    if intrinsics::first_panic() {
        eprint_direct("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n");
    }
    intrinsics::stream_unlock(PANIC_OUTPUT);
}

pub(crate) fn eprint_direct(text: &str) {
    intrinsics::write_stream(2, text.as_bytes());
}
