//! `Clone`. Tuples, closures and function pointers are cloned by the compiler.

#[lang = "clone"]
pub trait Clone: Sized {
    fn clone(&self) -> Self;

    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

macro_rules! impl_clone {
    ($($t:ty)*) => {
        $(impl Clone for $t {
            #[inline(always)]
            fn clone(&self) -> Self {
                *self
            }
        })*
    };
}

impl_clone! {
    usize u8 u16 u32 u64 u128
    isize i8 i16 i32 i64 i128
    f32 f64 bool char
}

impl Clone for ! {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *const T {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *mut T {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for &T {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> !Clone for &mut T {}

pub unsafe trait CloneToUninit {
    unsafe fn clone_to_uninit(&self, dest: *mut u8);
}

unsafe impl<T: Clone> CloneToUninit for T {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        unsafe { dest.cast::<T>().write(self.clone()) }
    }
}

struct Written<T> {
    start: *mut T,
    count: usize,
}

impl<T> Drop for Written<T> {
    fn drop(&mut self) {
        unsafe { crate::ptr::drop_in_place(crate::ptr::slice_from_raw_parts_mut(self.start, self.count)) }
    }
}

unsafe impl<T: Clone> CloneToUninit for [T] {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        let mut written = Written { start: dest.cast::<T>(), count: 0 };
        for value in self {
            unsafe { written.start.add(written.count).write(value.clone()) };
            written.count += 1;
        }
        crate::mem::forget(written);
    }
}

unsafe impl CloneToUninit for str {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        unsafe { self.as_bytes().clone_to_uninit(dest) }
    }
}
