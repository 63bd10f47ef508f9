use super::in_place_collect::AsVecIntoIter;
use crate::alloc::{Allocator, Global};
use crate::fmt;
use crate::iter::{InPlaceIterable, SourceIter};
use crate::mem::{self, ManuallyDrop};
use crate::ptr::{self, NonNull};
use crate::raw_vec::RawVec;
use crate::slice;

pub struct IntoIter<T, A: Allocator = Global> {
    pub(super) buf: NonNull<T>,
    pub(super) cap: usize,
    alloc: ManuallyDrop<A>,
    pub(super) ptr: NonNull<T>,
    // For zero-sized types this is `ptr` plus the number of remaining elements in bytes.
    end: *const T,
}

impl<T, A: Allocator> IntoIter<T, A> {
    pub(crate) unsafe fn from_parts(
        buf: NonNull<T>,
        cap: usize,
        alloc: ManuallyDrop<A>,
        begin: *mut T,
        len: usize,
    ) -> Self {
        let end = if mem::size_of::<T>() == 0 {
            begin.wrapping_byte_add(len) as *const T
        } else {
            unsafe { begin.add(len) as *const T }
        };
        IntoIter { buf, cap, alloc, ptr: buf, end }
    }

    fn remaining(&self) -> usize {
        if mem::size_of::<T>() == 0 {
            self.end.addr().wrapping_sub(self.ptr.as_ptr().addr())
        } else {
            unsafe { self.end.offset_from_unsigned(self.ptr.as_ptr()) }
        }
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts(self.ptr.as_ptr(), self.remaining()) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { &mut *self.as_raw_mut_slice() }
    }

    fn as_raw_mut_slice(&mut self) -> *mut [T] {
        ptr::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.remaining())
    }

    pub(super) fn forget_allocation_drop_remaining(&mut self) {
        let remaining = self.as_raw_mut_slice();
        self.cap = 0;
        self.buf = RawVec::new().non_null();
        self.ptr = self.buf;
        self.end = self.buf.as_ptr();
        unsafe { ptr::drop_in_place(remaining) }
    }

    pub(super) fn forget_remaining_elements(&mut self) {
        // Pointers stay where they were used last.
        self.end = self.ptr.as_ptr();
    }
}

impl<T, A: Allocator> Iterator for IntoIter<T, A> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if mem::size_of::<T>() == 0 {
            if self.ptr.as_ptr() == self.end as *mut T {
                return None;
            }
            self.end = self.end.wrapping_byte_sub(1);
            Some(unsafe { self.ptr.read() })
        } else {
            if self.ptr.as_ptr() == self.end as *mut T {
                return None;
            }
            let old = self.ptr;
            self.ptr = unsafe { old.add(1) };
            Some(unsafe { ptr::read(old.as_ptr()) })
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let exact = self.remaining();
        (exact, Some(exact))
    }
}

impl<T, A: Allocator> DoubleEndedIterator for IntoIter<T, A> {
    fn next_back(&mut self) -> Option<T> {
        if self.ptr.as_ptr() == self.end as *mut T {
            return None;
        }
        if mem::size_of::<T>() == 0 {
            self.end = self.end.wrapping_byte_sub(1);
            Some(unsafe { ptr::read(self.ptr.as_ptr()) })
        } else {
            unsafe {
                self.end = self.end.sub(1);
                Some(ptr::read(self.end))
            }
        }
    }
}

impl<T, A: Allocator> ExactSizeIterator for IntoIter<T, A> {}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec().into_iter()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for IntoIter<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

struct DropGuard<'a, T, A: Allocator>(&'a mut IntoIter<T, A>);

impl<T, A: Allocator> Drop for DropGuard<'_, T, A> {
    fn drop(&mut self) {
        unsafe {
            let alloc = ManuallyDrop::take(&mut self.0.alloc);
            let _ = RawVec::from_raw_parts_in(self.0.buf.as_ptr(), self.0.cap, alloc);
        }
    }
}

impl<T, A: Allocator> Drop for IntoIter<T, A> {
    fn drop(&mut self) {
        let guard = DropGuard(self);
        unsafe { ptr::drop_in_place(guard.0.as_raw_mut_slice()) }
    }
}

unsafe impl<T: Send, A: Allocator + Send> Send for IntoIter<T, A> {}
unsafe impl<T: Sync, A: Allocator + Sync> Sync for IntoIter<T, A> {}

unsafe impl<T, A: Allocator> SourceIter for IntoIter<T, A> {
    type Source = Self;
    unsafe fn as_inner(&mut self) -> &mut Self::Source {
        self
    }
}

unsafe impl<T, A: Allocator> InPlaceIterable for IntoIter<T, A> {}

unsafe impl<T> AsVecIntoIter for IntoIter<T> {
    type Item = T;
    fn as_into_iter(&mut self) -> &mut IntoIter<T> {
        self
    }
}
