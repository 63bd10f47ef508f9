//! Where thread-local values live.

use crate::cell::UnsafeCell;

/// For values known before the program runs.
pub struct EagerStorage<T> {
    val: UnsafeCell<T>,
}

impl<T> EagerStorage<T> {
    pub const fn new(val: T) -> EagerStorage<T> {
        EagerStorage { val: UnsafeCell::new(val) }
    }

    pub fn get(&self) -> *const T {
        self.val.get()
    }
}

// Each thread has its own.
unsafe impl<T> Sync for EagerStorage<T> {}

/// For values made on first use.
pub struct Storage<T> {
    value: UnsafeCell<Option<T>>,
}

impl<T> Storage<T> {
    pub const fn new() -> Storage<T> {
        Storage { value: UnsafeCell::new(None) }
    }

    pub fn get_or_init(&self, i: Option<&mut Option<T>>, f: fn() -> T) -> *const T {
        if let Some(value) = unsafe { &*self.value.get() } {
            return value;
        }
        let v = i.and_then(Option::take).unwrap_or_else(f);
        let slot = unsafe { &mut *self.value.get() };
        slot.insert(v)
    }
}

unsafe impl<T> Sync for Storage<T> {}
