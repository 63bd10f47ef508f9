//! Where thread-local values live, and how they end with their thread.

use crate::cell::{Cell, RefCell, UnsafeCell};
use crate::mem;
use crate::panic::{catch_unwind, AssertUnwindSafe};
use crate::ptr;
use crate::vec::Vec;

/// What must be called when the current thread ends, the last registered first.
#[thread_local]
static DESTRUCTORS: RefCell<Vec<(*mut u8, unsafe fn(*mut u8))>> = RefCell::new(Vec::new());

unsafe fn register(value: *mut u8, destructor: unsafe fn(*mut u8)) {
    if crate::intrinsics::thread_id() == 1 {
        // Others call it themselves when they end.
        crate::intrinsics::at_thread_end(run_destructors);
    }
    DESTRUCTORS.borrow_mut().push((value, destructor));
}

pub(crate) fn run_destructors() {
    loop {
        let mut destructors = DESTRUCTORS.borrow_mut();
        match destructors.pop() {
            Some((value, destructor)) => {
                drop(destructors);
                unsafe { destructor(value) };
            }
            None => {
                *destructors = Vec::new();
                break;
            }
        }
    }
}

fn abort_on_panic(f: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(f)).is_err() {
        crate::panicking::eprint_direct("fatal runtime error: thread local panicked on drop, aborting\n");
        crate::intrinsics::abort();
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Initial,
    Alive,
    Destroyed,
}

/// For values known before the program runs.
pub struct EagerStorage<T> {
    state: Cell<State>,
    val: UnsafeCell<T>,
}

impl<T> EagerStorage<T> {
    pub const fn new(val: T) -> EagerStorage<T> {
        EagerStorage { state: Cell::new(State::Initial), val: UnsafeCell::new(val) }
    }

    pub fn get(&self) -> *const T {
        if !mem::needs_drop::<T>() {
            return self.val.get();
        }
        match self.state.get() {
            State::Alive => self.val.get(),
            State::Destroyed => ptr::null(),
            State::Initial => unsafe {
                register(ptr::from_ref(self).cast_mut().cast(), destroy_eager::<T>);
                self.state.set(State::Alive);
                self.val.get()
            },
        }
    }
}

unsafe fn destroy_eager<T>(storage: *mut u8) {
    abort_on_panic(|| {
        let storage = unsafe { &*(storage as *const EagerStorage<T>) };
        storage.state.set(State::Destroyed);
        unsafe { ptr::drop_in_place(storage.val.get()) };
    });
}

// Each thread has its own.
unsafe impl<T> Sync for EagerStorage<T> {}

/// For values made on first use.
pub struct Storage<T> {
    state: Cell<State>,
    value: UnsafeCell<mem::MaybeUninit<T>>,
}

impl<T> Storage<T> {
    pub const fn new() -> Storage<T> {
        Storage { state: Cell::new(State::Initial), value: UnsafeCell::new(mem::MaybeUninit::uninit()) }
    }

    pub fn get_or_init(&self, i: Option<&mut Option<T>>, f: fn() -> T) -> *const T {
        match self.state.get() {
            State::Alive => self.value.get().cast(),
            State::Destroyed => ptr::null(),
            State::Initial => self.initialize(i, f),
        }
    }

    fn initialize(&self, i: Option<&mut Option<T>>, f: fn() -> T) -> *const T {
        let v = i.and_then(Option::take).unwrap_or_else(f);
        match self.state.replace(State::Alive) {
            State::Initial if mem::needs_drop::<T>() => unsafe {
                register(ptr::from_ref(self).cast_mut().cast(), destroy::<T>);
            },
            // The initialiser has asked for the value itself.
            State::Alive => drop(unsafe { (*self.value.get()).assume_init_read() }),
            _ => {}
        }
        unsafe { self.value.get().write(mem::MaybeUninit::new(v)) };
        self.value.get().cast()
    }
}

unsafe fn destroy<T>(storage: *mut u8) {
    abort_on_panic(|| {
        let storage = unsafe { &*(storage as *const Storage<T>) };
        storage.state.set(State::Destroyed);
        unsafe { ptr::drop_in_place(storage.value.get().cast::<T>()) };
    });
}

unsafe impl<T> Sync for Storage<T> {}
