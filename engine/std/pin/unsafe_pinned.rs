use crate::cell::UnsafeCell;
use crate::marker::UnsafeUnpin;

/// Pinned data that may be aliased by `&mut` to it.
#[lang = "unsafe_pinned"]
#[repr(transparent)]
pub struct UnsafePinned<T: ?Sized> {
    value: UnsafeCell<T>,
}

impl<T: ?Sized> !Unpin for UnsafePinned<T> {}
impl<T: ?Sized> !UnsafeUnpin for UnsafePinned<T> {}

impl<T> UnsafePinned<T> {
    pub const fn new(value: T) -> Self {
        UnsafePinned { value: UnsafeCell::new(value) }
    }

    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> UnsafePinned<T> {
    pub const fn get(&self) -> *mut T {
        self.value.get()
    }

    pub const fn get_mut_pinned(self: crate::pin::Pin<&mut Self>) -> *mut T {
        unsafe { self.get_unchecked_mut() as *mut Self as *mut T }
    }

    pub const fn get_mut_unchecked(&mut self) -> *mut T {
        self as *mut Self as *mut T
    }

    pub const fn raw_get(this: *const Self) -> *const T {
        this as *const T
    }

    pub const fn raw_get_mut(this: *mut Self) -> *mut T {
        this as *mut T
    }
}

impl<T: Default> Default for UnsafePinned<T> {
    fn default() -> Self {
        UnsafePinned::new(T::default())
    }
}

impl<T> From<T> for UnsafePinned<T> {
    fn from(value: T) -> Self {
        UnsafePinned::new(value)
    }
}

impl<T: ?Sized> crate::fmt::Debug for UnsafePinned<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.debug_struct("UnsafePinned").finish_non_exhaustive()
    }
}
