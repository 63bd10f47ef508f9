//! Heap memory.

use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::ptr::{self, Alignment, NonNull};

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    size: usize,
    align: Alignment,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayoutError;

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}

impl Error for LayoutError {}

impl Layout {
    pub const fn from_size_align(size: usize, align: usize) -> Result<Self, LayoutError> {
        match Alignment::new(align) {
            Some(alignment) if size <= isize::MAX as usize - (align - 1) => Ok(Layout { size, align: alignment }),
            _ => Err(LayoutError),
        }
    }

    #[track_caller]
    #[lang = "layout_from_size_align_unchecked"]
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Self {
        assert_unsafe_precondition!(
            "Layout::from_size_align_unchecked requires that align is a power of 2 and the rounded-up allocation size \
             does not exceed isize::MAX",
            Layout::from_size_align(size, align).is_ok()
        );
        unsafe { Layout { size, align: Alignment::new_unchecked(align) } }
    }

    pub const fn size(&self) -> usize {
        self.size
    }

    pub const fn align(&self) -> usize {
        self.align.as_usize()
    }

    pub const fn new<T>() -> Self {
        Layout { size: mem::size_of::<T>(), align: Alignment::of::<T>() }
    }

    pub const fn for_value<T: ?Sized>(t: &T) -> Self {
        let (size, align) = (mem::size_of_val(t), mem::align_of_val(t));
        unsafe { Layout::from_size_align_unchecked(size, align) }
    }

    pub const unsafe fn for_value_raw<T: ?Sized>(t: *const T) -> Self {
        let (size, align) = unsafe { (mem::size_of_val_raw(t), mem::align_of_val_raw(t)) };
        unsafe { Layout::from_size_align_unchecked(size, align) }
    }

    pub const fn dangling(&self) -> NonNull<u8> {
        unsafe { NonNull::new_unchecked(ptr::without_provenance_mut(self.align())) }
    }

    pub fn align_to(&self, align: usize) -> Result<Self, LayoutError> {
        Layout::from_size_align(self.size(), if align > self.align() { align } else { self.align() })
    }

    pub const fn padding_needed_for(&self, align: usize) -> usize {
        let len = self.size();
        ((len + align - 1) & !(align - 1)) - len
    }

    pub const fn pad_to_align(&self) -> Layout {
        let new_size = (self.size + self.align() - 1) & !(self.align() - 1);
        Layout { size: new_size, align: self.align }
    }

    pub fn repeat(&self, n: usize) -> Result<(Self, usize), LayoutError> {
        let padded = self.pad_to_align();
        match padded.size.checked_mul(n) {
            Some(size) => Ok((Layout::from_size_align(size, self.align())?, padded.size)),
            None => Err(LayoutError),
        }
    }

    pub fn extend(&self, next: Self) -> Result<(Self, usize), LayoutError> {
        let align = if self.align() > next.align() { self.align() } else { next.align() };
        let offset = self.size + self.padding_needed_for(next.align());
        match offset.checked_add(next.size) {
            Some(size) => Ok((Layout::from_size_align(size, align)?, offset)),
            None => Err(LayoutError),
        }
    }

    pub const fn array<T>(n: usize) -> Result<Self, LayoutError> {
        let size = mem::size_of::<T>();
        let align = mem::align_of::<T>();
        if size != 0 && n > (isize::MAX as usize - (align - 1)) / size {
            return Err(LayoutError);
        }
        unsafe { Ok(Layout::from_size_align_unchecked(size * n, align)) }
    }
}

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct AllocError;

impl fmt::Display for AllocError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")
    }
}

impl Error for AllocError {}

#[lang = "global_alloc"]
pub unsafe trait GlobalAlloc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8;
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout);

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let size = layout.size();
        let ptr = unsafe { self.alloc(layout) };
        if !ptr.is_null() {
            unsafe { ptr::write_bytes(ptr, 0, size) };
        }
        ptr
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let new_layout = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        let new_ptr = unsafe { self.alloc(new_layout) };
        if !new_ptr.is_null() {
            unsafe {
                let size = if layout.size() < new_size { layout.size() } else { new_size };
                ptr::copy_nonoverlapping(ptr as *const u8, new_ptr, size);
                self.dealloc(ptr, layout);
            }
        }
        new_ptr
    }
}

pub unsafe trait Allocator {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError>;

    fn allocate_zeroed(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let ptr = self.allocate(layout)?;
        unsafe { ptr.cast::<u8>().as_ptr().write_bytes(0, ptr.len()) }
        Ok(ptr)
    }

    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout);

    unsafe fn grow(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let new_ptr = self.allocate(new_layout)?;
        unsafe {
            ptr::copy_nonoverlapping(ptr.as_ptr(), new_ptr.as_mut_ptr(), old_layout.size());
            self.deallocate(ptr, old_layout);
        }
        Ok(new_ptr)
    }

    unsafe fn shrink(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let new_ptr = self.allocate(new_layout)?;
        unsafe {
            ptr::copy_nonoverlapping(ptr.as_ptr(), new_ptr.as_mut_ptr(), new_layout.size());
            self.deallocate(ptr, old_layout);
        }
        Ok(new_ptr)
    }

    fn by_ref(&self) -> &Self
    where
        Self: Sized,
    {
        self
    }
}

unsafe impl<A> Allocator for &A
where
    A: Allocator + ?Sized,
{
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        (**self).allocate(layout)
    }

    fn allocate_zeroed(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        (**self).allocate_zeroed(layout)
    }

    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        unsafe { (**self).deallocate(ptr, layout) }
    }

    unsafe fn grow(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        unsafe { (**self).grow(ptr, old_layout, new_layout) }
    }

    unsafe fn shrink(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        unsafe { (**self).shrink(ptr, old_layout, new_layout) }
    }
}

#[track_caller]
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::rust_alloc(layout.size(), layout.align()) }
}

#[track_caller]
pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { intrinsics::rust_dealloc(ptr, layout.size(), layout.align()) }
}

#[track_caller]
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    unsafe { intrinsics::rust_realloc(ptr, layout.size(), layout.align(), new_size) }
}

#[track_caller]
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::rust_alloc_zeroed(layout.size(), layout.align()) }
}

#[derive(Copy, Clone, Default, Debug)]
#[lang = "global_alloc_ty"]
pub struct Global;

#[derive(Copy, Clone, Default, Debug)]
pub struct System;

unsafe impl GlobalAlloc for System {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { intrinsics::system_alloc(layout.size(), layout.align()) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, _layout: Layout) {
        unsafe { intrinsics::system_dealloc(ptr) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { intrinsics::system_alloc_zeroed(layout.size(), layout.align()) }
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        unsafe { intrinsics::system_realloc(ptr, layout.size(), layout.align(), new_size) }
    }
}

impl System {
    fn alloc_impl(&self, layout: Layout, zeroed: bool) -> Result<NonNull<[u8]>, AllocError> {
        match layout.size() {
            0 => Ok(NonNull::slice_from_raw_parts(layout.dangling(), 0)),
            size => unsafe {
                let raw_ptr =
                    if zeroed { GlobalAlloc::alloc_zeroed(self, layout) } else { GlobalAlloc::alloc(self, layout) };
                let ptr = NonNull::new(raw_ptr).ok_or(AllocError)?;
                Ok(NonNull::slice_from_raw_parts(ptr, size))
            },
        }
    }

    unsafe fn resize(
        &self,
        ptr: NonNull<u8>,
        old_layout: Layout,
        new_layout: Layout,
    ) -> Result<NonNull<[u8]>, AllocError> {
        unsafe {
            if old_layout.align() == new_layout.align() {
                let raw_ptr = GlobalAlloc::realloc(self, ptr.as_ptr(), old_layout, new_layout.size());
                let ptr = NonNull::new(raw_ptr).ok_or(AllocError)?;
                return Ok(NonNull::slice_from_raw_parts(ptr, new_layout.size()));
            }
            let new_ptr = Allocator::allocate(self, new_layout)?;
            let size = if old_layout.size() < new_layout.size() { old_layout.size() } else { new_layout.size() };
            ptr::copy_nonoverlapping(ptr.as_ptr(), new_ptr.as_mut_ptr(), size);
            Allocator::deallocate(self, ptr, old_layout);
            Ok(new_ptr)
        }
    }
}

unsafe impl Allocator for System {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.alloc_impl(layout, false)
    }

    fn allocate_zeroed(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.alloc_impl(layout, true)
    }

    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            unsafe { GlobalAlloc::dealloc(self, ptr.as_ptr(), layout) }
        }
    }

    unsafe fn grow(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        if old_layout.size() == 0 {
            return Allocator::allocate(self, new_layout);
        }
        unsafe { self.resize(ptr, old_layout, new_layout) }
    }

    unsafe fn shrink(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        if new_layout.size() == 0 {
            unsafe { Allocator::deallocate(self, ptr, old_layout) };
            return Ok(NonNull::slice_from_raw_parts(new_layout.dangling(), 0));
        }
        unsafe { self.resize(ptr, old_layout, new_layout) }
    }
}

impl Global {
    #[track_caller]
    pub(crate) fn alloc_impl(&self, layout: Layout, zeroed: bool) -> Result<NonNull<[u8]>, AllocError> {
        match layout.size() {
            0 => Ok(NonNull::slice_from_raw_parts(layout.dangling(), 0)),
            size => unsafe {
                let raw_ptr = if zeroed { alloc_zeroed(layout) } else { alloc(layout) };
                let ptr = NonNull::new(raw_ptr).ok_or(AllocError)?;
                Ok(NonNull::slice_from_raw_parts(ptr, size))
            },
        }
    }
}

unsafe impl Allocator for Global {
    #[track_caller]
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.alloc_impl(layout, false)
    }

    #[track_caller]
    fn allocate_zeroed(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.alloc_impl(layout, true)
    }

    #[track_caller]
    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            unsafe { dealloc(ptr.as_ptr(), layout) }
        }
    }

    #[track_caller]
    unsafe fn grow(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        if old_layout.size() == 0 {
            return self.allocate(new_layout);
        }
        unsafe {
            let raw_ptr = realloc(ptr.as_ptr(), old_layout, new_layout.size());
            let ptr = NonNull::new(raw_ptr).ok_or(AllocError)?;
            Ok(NonNull::slice_from_raw_parts(ptr, new_layout.size()))
        }
    }

    #[track_caller]
    unsafe fn shrink(&self, ptr: NonNull<u8>, old_layout: Layout, new_layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        if new_layout.size() == 0 {
            unsafe { self.deallocate(ptr, old_layout) };
            return Ok(NonNull::slice_from_raw_parts(new_layout.dangling(), 0));
        }
        unsafe {
            let raw_ptr = realloc(ptr.as_ptr(), old_layout, new_layout.size());
            let ptr = NonNull::new(raw_ptr).ok_or(AllocError)?;
            Ok(NonNull::slice_from_raw_parts(ptr, new_layout.size()))
        }
    }
}

pub fn handle_alloc_error(layout: Layout) -> ! {
    eprintln!("memory allocation of {} bytes failed", layout.size());
    intrinsics::abort()
}
