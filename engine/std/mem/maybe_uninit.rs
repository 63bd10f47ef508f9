use super::ManuallyDrop;
use crate::fmt;
use crate::intrinsics;
use crate::ptr;

#[lang = "maybe_uninit"]
#[derive(Copy)]
#[repr(transparent)]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaybeUninit<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}

impl<T> MaybeUninit<T> {
    pub const fn new(val: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop::new(val) }
    }

    pub const fn uninit() -> MaybeUninit<T> {
        MaybeUninit { uninit: () }
    }

    pub const fn uninit_array<const N: usize>() -> [Self; N] {
        [const { MaybeUninit::uninit() }; N]
    }

    pub const fn zeroed() -> MaybeUninit<T> {
        let mut u = MaybeUninit::<T>::uninit();
        unsafe { u.as_mut_ptr().write_bytes(0u8, 1) };
        u
    }

    pub const fn write(&mut self, val: T) -> &mut T {
        *self = MaybeUninit::new(val);
        unsafe { self.assume_init_mut() }
    }

    pub const fn as_ptr(&self) -> *const T {
        self as *const _ as *const T
    }

    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut _ as *mut T
    }

    #[track_caller]
    pub const unsafe fn assume_init(self) -> T {
        intrinsics::assert_inhabited::<T>();
        unsafe { (&raw const self.value).cast::<T>().read() }
    }

    #[track_caller]
    pub const unsafe fn assume_init_read(&self) -> T {
        intrinsics::assert_inhabited::<T>();
        unsafe { self.as_ptr().read() }
    }

    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { ptr::drop_in_place(self.as_mut_ptr()) }
    }

    pub const unsafe fn assume_init_ref(&self) -> &T {
        intrinsics::assert_inhabited::<T>();
        unsafe { &*self.as_ptr() }
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        intrinsics::assert_inhabited::<T>();
        unsafe { &mut *self.as_mut_ptr() }
    }

    pub unsafe fn array_assume_init<const N: usize>(array: [Self; N]) -> [T; N] {
        unsafe { intrinsics::transmute_unchecked(array) }
    }

    pub const fn slice_as_ptr(this: &[MaybeUninit<T>]) -> *const T {
        this.as_ptr() as *const T
    }

    pub const fn slice_as_mut_ptr(this: &mut [MaybeUninit<T>]) -> *mut T {
        this.as_mut_ptr() as *mut T
    }
}

impl<T, const N: usize> MaybeUninit<[T; N]> {
    pub fn transpose(self) -> [MaybeUninit<T>; N] {
        unsafe { intrinsics::transmute_unchecked(self) }
    }
}

impl<T> [MaybeUninit<T>] {
    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        unsafe { &*(self as *const Self as *const [T]) }
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        unsafe { &mut *(self as *mut Self as *mut [T]) }
    }

    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        let uninit_src: &[MaybeUninit<T>] = unsafe { &*(src as *const [T] as *const [MaybeUninit<T>]) };
        self.copy_from_slice(uninit_src);
        unsafe { self.assume_init_mut() }
    }

    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Clone,
    {
        assert_eq!(self.len(), src.len(), "destination and source slices have different lengths");
        let mut written = Written { slice: self, count: 0 };
        for value in src {
            written.slice[written.count].write(value.clone());
            written.count += 1;
        }
        crate::mem::forget(written);
        unsafe { self.assume_init_mut() }
    }

    pub unsafe fn assume_init_drop(&mut self) {
        if !self.is_empty() {
            unsafe { ptr::drop_in_place(self as *mut [MaybeUninit<T>] as *mut [T]) }
        }
    }
}

/// Drops what was written if a clone panics.
struct Written<'a, T> {
    slice: &'a mut [MaybeUninit<T>],
    count: usize,
}

impl<T> Drop for Written<'_, T> {
    fn drop(&mut self) {
        unsafe { self.slice[..self.count].assume_init_drop() }
    }
}
