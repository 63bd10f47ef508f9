//! A pipeline that begins with a vector's elements is collected in that vector's buffer, if what it yields fits there.

use super::spec_from_iter::{SpecFromIter, SpecFromIterNested};
use super::{IntoIter, Vec};
use crate::alloc::{handle_alloc_error, Allocator, Global, Layout};
use crate::iter::{InPlaceIterable, SourceIter};
use crate::marker::PhantomData;
use crate::mem::{self, ManuallyDrop};
use crate::ptr::{self, NonNull};

pub(crate) unsafe trait AsVecIntoIter {
    type Item;
    fn as_into_iter(&mut self) -> &mut IntoIter<Self::Item>;
}

impl<T, I> SpecFromIter<T, I> for Vec<T>
where
    I: Iterator<Item = T> + InPlaceIterable + SourceIter,
    I::Source: AsVecIntoIter,
{
    default fn from_iter(iterator: I) -> Self {
        let fun: fn(I) -> Vec<T> = const {
            if in_place_collectible::<T, <I::Source as AsVecIntoIter>::Item>() {
                from_iter_in_place
            } else {
                SpecFromIterNested::<T, I>::from_iter
            }
        };
        fun(iterator)
    }
}

const fn in_place_collectible<DEST, SRC>() -> bool {
    mem::size_of::<SRC>() != 0
        && mem::size_of::<DEST>() != 0
        && mem::align_of::<SRC>() == mem::align_of::<DEST>()
        && mem::size_of::<SRC>() >= mem::size_of::<DEST>()
}

const fn needs_realloc<SRC, DEST>(src_cap: usize, dst_cap: usize) -> bool {
    if mem::size_of::<SRC>() % mem::size_of::<DEST>() == 0 {
        return false;
    }
    src_cap > 0 && src_cap * mem::size_of::<SRC>() != dst_cap * mem::size_of::<DEST>()
}

// What is written so far: dropped if the pipeline panics.
struct InPlaceDrop<T> {
    inner: *mut T,
    dst: *mut T,
}

impl<T> InPlaceDrop<T> {
    fn len(&self) -> usize {
        unsafe { self.dst.offset_from_unsigned(self.inner) }
    }
}

impl<T> Drop for InPlaceDrop<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.inner, self.len())) }
    }
}

// The new elements in the old buffer: dropped if dropping the rest of the source panics.
struct InPlaceDstDataSrcBufDrop<SRC, DEST> {
    ptr: NonNull<DEST>,
    len: usize,
    src_cap: usize,
    src: PhantomData<SRC>,
}

impl<SRC, DEST> Drop for InPlaceDstDataSrcBufDrop<SRC, DEST> {
    fn drop(&mut self) {
        unsafe {
            let _buf: Vec<SRC> = Vec::from_parts(self.ptr.cast::<SRC>(), 0, self.src_cap);
            ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len));
        }
    }
}

fn collect_in_place<I: Iterator>(iterator: &mut I, dst_buf: *mut I::Item) -> usize {
    let mut sink = InPlaceDrop { inner: dst_buf, dst: dst_buf };
    while let Some(item) = iterator.next() {
        unsafe {
            ptr::write(sink.dst, item);
            sink.dst = sink.dst.add(1);
        }
    }
    ManuallyDrop::new(sink).len()
}

fn from_iter_in_place<I, T>(mut iterator: I) -> Vec<T>
where
    I: Iterator<Item = T> + InPlaceIterable + SourceIter,
    I::Source: AsVecIntoIter,
{
    let (src_cap, mut dst_buf, dst_cap) = unsafe {
        let inner = iterator.as_inner().as_into_iter();
        let bytes = inner.cap * mem::size_of::<<I::Source as AsVecIntoIter>::Item>();
        (inner.cap, inner.buf.cast::<T>(), bytes / mem::size_of::<T>())
    };
    let len = collect_in_place(&mut iterator, dst_buf.as_ptr());
    let src = unsafe { iterator.as_inner().as_into_iter() };
    let dst_guard = InPlaceDstDataSrcBufDrop {
        ptr: dst_buf,
        len,
        src_cap,
        src: PhantomData::<<I::Source as AsVecIntoIter>::Item>,
    };
    src.forget_allocation_drop_remaining();
    if needs_realloc::<<I::Source as AsVecIntoIter>::Item, T>(src_cap, dst_cap) {
        let align = mem::align_of::<T>();
        let src_size = mem::size_of::<<I::Source as AsVecIntoIter>::Item>().wrapping_mul(src_cap);
        let dst_size = mem::size_of::<T>().wrapping_mul(dst_cap);
        unsafe {
            let old_layout = Layout::from_size_align_unchecked(src_size, align);
            let new_layout = Layout::from_size_align_unchecked(dst_size, align);
            let Ok(reallocated) = Global.shrink(dst_buf.cast(), old_layout, new_layout) else {
                handle_alloc_error(new_layout)
            };
            dst_buf = reallocated.cast::<T>();
        }
    }
    mem::forget(dst_guard);
    unsafe { Vec::from_parts(dst_buf, len, dst_cap) }
}
