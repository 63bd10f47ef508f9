//! The buffer of a `Vec`: capacity and raw memory, no elements.

use crate::alloc::{self, Allocator, Global, Layout, LayoutError};
use crate::boxed::Box;
use crate::marker::PhantomData;
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ptr::{self, NonNull, Unique};

fn capacity_overflow() -> ! {
    panic!("capacity overflow");
}

/// At most `isize::MAX`, so that `Option<Vec<T>>` needs no tag.
#[repr(transparent)]
#[derive(Clone, Copy)]
#[rustc_layout_scalar_valid_range_start(0)]
#[rustc_layout_scalar_valid_range_end(0x7fff_ffff_ffff_ffff)]
struct Cap(usize);

const ZERO_CAP: Cap = unsafe { Cap(0) };

impl Cap {
    const fn get(self) -> usize {
        unsafe { mem::transmute::<Cap, usize>(self) }
    }
}

pub(crate) struct RawVec<T, A: Allocator = Global> {
    inner: RawVecInner<A>,
    _marker: PhantomData<T>,
}

struct RawVecInner<A: Allocator = Global> {
    ptr: Unique<u8>,
    cap: Cap,
    alloc: A,
}

impl<T> RawVec<T, Global> {
    pub(crate) const fn new() -> Self {
        Self::new_in(Global)
    }

    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self::with_capacity_in(capacity, Global)
    }
}

pub(crate) const fn min_non_zero_cap(size: usize) -> usize {
    if size == 1 {
        8
    } else if size <= 1024 {
        4
    } else {
        1
    }
}

impl<T, A: Allocator> RawVec<T, A> {
    pub(crate) const fn new_in(alloc: A) -> Self {
        Self { inner: RawVecInner::new_in(alloc, mem::align_of::<T>()), _marker: PhantomData }
    }

    pub(crate) fn with_capacity_in(capacity: usize, alloc: A) -> Self {
        Self { inner: RawVecInner::with_capacity_in(capacity, alloc, Layout::new::<T>(), false), _marker: PhantomData }
    }

    pub(crate) fn with_capacity_zeroed_in(capacity: usize, alloc: A) -> Self {
        Self { inner: RawVecInner::with_capacity_in(capacity, alloc, Layout::new::<T>(), true), _marker: PhantomData }
    }

    pub(crate) unsafe fn into_box(self, len: usize) -> Box<[MaybeUninit<T>], A> {
        let me = ManuallyDrop::new(self);
        unsafe {
            let slice = ptr::slice_from_raw_parts_mut(me.ptr() as *mut MaybeUninit<T>, len);
            Box::from_raw_in(slice, ptr::read(&me.inner.alloc))
        }
    }

    pub(crate) const unsafe fn from_raw_parts_in(ptr: *mut T, capacity: usize, alloc: A) -> Self {
        unsafe {
            let ptr = Unique::new_unchecked(ptr.cast());
            let cap = if mem::size_of::<T>() == 0 { ZERO_CAP } else { Cap(capacity) };
            Self { inner: RawVecInner { ptr, cap, alloc }, _marker: PhantomData }
        }
    }

    pub(crate) const fn ptr(&self) -> *mut T {
        self.inner.ptr::<T>()
    }

    pub(crate) const fn non_null(&self) -> NonNull<T> {
        self.inner.ptr.cast().as_non_null_ptr()
    }

    pub(crate) const fn capacity(&self) -> usize {
        self.inner.capacity(mem::size_of::<T>())
    }

    pub(crate) fn allocator(&self) -> &A {
        &self.inner.alloc
    }

    pub(crate) fn reserve(&mut self, len: usize, additional: usize) {
        if additional > self.capacity().wrapping_sub(len) {
            self.inner.grow_amortized(len, additional, Layout::new::<T>())
        }
    }

    pub(crate) fn grow_one(&mut self) {
        self.inner.grow_one(Layout::new::<T>())
    }

    pub(crate) fn reserve_exact(&mut self, len: usize, additional: usize) {
        if additional > self.capacity().wrapping_sub(len) {
            self.inner.grow_exact(len, additional, Layout::new::<T>())
        }
    }

    pub(crate) fn shrink_to_fit(&mut self, cap: usize) {
        self.inner.shrink(cap, Layout::new::<T>())
    }
}

impl<T, A: Allocator> Drop for RawVec<T, A> {
    fn drop(&mut self) {
        unsafe { self.inner.deallocate(Layout::new::<T>()) }
    }
}

impl<A: Allocator> RawVecInner<A> {
    const fn new_in(alloc: A, align: usize) -> Self {
        let ptr = unsafe { Unique::new_unchecked(ptr::without_provenance_mut(align)) };
        Self { ptr, cap: ZERO_CAP, alloc }
    }

    fn with_capacity_in(capacity: usize, alloc: A, elem_layout: Layout, zeroed: bool) -> Self {
        let Ok(layout) = layout_array(capacity, elem_layout) else { capacity_overflow() };
        if layout.size() == 0 {
            return Self::new_in(alloc, elem_layout.align());
        }
        let result = if zeroed { alloc.allocate_zeroed(layout) } else { alloc.allocate(layout) };
        let ptr = match result {
            Ok(ptr) => ptr,
            Err(_) => alloc::handle_alloc_error(layout),
        };
        Self { ptr: Unique::from(ptr.cast()), cap: unsafe { Cap(capacity) }, alloc }
    }

    const fn ptr<T>(&self) -> *mut T {
        self.ptr.cast::<T>().as_ptr()
    }

    const fn capacity(&self, elem_size: usize) -> usize {
        if elem_size == 0 { usize::MAX } else { self.cap.get() }
    }

    fn current_memory(&self, elem_layout: Layout) -> Option<(NonNull<u8>, Layout)> {
        if elem_layout.size() == 0 || self.cap.get() == 0 {
            None
        } else {
            unsafe {
                let alloc_size = elem_layout.size() * self.cap.get();
                let layout = Layout::from_size_align_unchecked(alloc_size, elem_layout.align());
                Some((self.ptr.as_non_null_ptr(), layout))
            }
        }
    }

    fn grow_one(&mut self, elem_layout: Layout) {
        self.grow_amortized(self.cap.get(), 1, elem_layout)
    }

    fn grow_amortized(&mut self, len: usize, additional: usize, elem_layout: Layout) {
        if elem_layout.size() == 0 {
            capacity_overflow();
        }
        let Some(required_cap) = len.checked_add(additional) else { capacity_overflow() };
        let doubled = self.cap.get() * 2;
        let cap = if doubled > required_cap { doubled } else { required_cap };
        let least = min_non_zero_cap(elem_layout.size());
        let cap = if cap > least { cap } else { least };
        self.finish_grow(cap, elem_layout);
    }

    fn grow_exact(&mut self, len: usize, additional: usize, elem_layout: Layout) {
        if elem_layout.size() == 0 {
            capacity_overflow();
        }
        let Some(cap) = len.checked_add(additional) else { capacity_overflow() };
        self.finish_grow(cap, elem_layout);
    }

    fn finish_grow(&mut self, cap: usize, elem_layout: Layout) {
        let Ok(new_layout) = layout_array(cap, elem_layout) else { capacity_overflow() };
        let memory = if let Some((ptr, old_layout)) = self.current_memory(elem_layout) {
            unsafe { self.alloc.grow(ptr, old_layout, new_layout) }
        } else {
            self.alloc.allocate(new_layout)
        };
        match memory {
            Ok(ptr) => {
                self.ptr = Unique::from(ptr.cast());
                self.cap = unsafe { Cap(cap) };
            }
            Err(_) => alloc::handle_alloc_error(new_layout),
        }
    }

    fn shrink(&mut self, cap: usize, elem_layout: Layout) {
        assert!(cap <= self.capacity(elem_layout.size()), "Tried to shrink to a larger capacity");
        let Some((ptr, layout)) = self.current_memory(elem_layout) else { return };
        unsafe {
            if cap == 0 {
                self.alloc.deallocate(ptr, layout);
                self.ptr = Unique::new_unchecked(ptr::without_provenance_mut(elem_layout.align()));
                self.cap = ZERO_CAP;
            } else {
                let new_layout = Layout::from_size_align_unchecked(elem_layout.size() * cap, layout.align());
                match self.alloc.shrink(ptr, layout, new_layout) {
                    Ok(ptr) => {
                        self.ptr = Unique::from(ptr.cast());
                        self.cap = Cap(cap);
                    }
                    Err(_) => alloc::handle_alloc_error(new_layout),
                }
            }
        }
    }

    unsafe fn deallocate(&mut self, elem_layout: Layout) {
        if let Some((ptr, layout)) = self.current_memory(elem_layout) {
            unsafe { self.alloc.deallocate(ptr, layout) }
        }
    }
}

fn layout_array(cap: usize, elem_layout: Layout) -> Result<Layout, LayoutError> {
    match elem_layout.size().checked_mul(cap) {
        Some(size) => Layout::from_size_align(size, elem_layout.align()),
        None => Err(LayoutError),
    }
}

unsafe impl<T: Send, A: Allocator + Send> Send for RawVec<T, A> {}
unsafe impl<T: Sync, A: Allocator + Sync> Sync for RawVec<T, A> {}
