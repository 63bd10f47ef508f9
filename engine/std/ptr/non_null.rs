use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{self, Hash};
use crate::marker::Unsize;
use crate::mem::{self, MaybeUninit};
use crate::num::NonZero;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr;
use crate::ptr::Unique;
use crate::slice::SliceIndex;

#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(1)]
#[rustc_nonnull_optimization_guaranteed]
pub struct NonNull<T: ?Sized> {
    pointer: *const T,
}

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T: Sized> NonNull<T> {
    pub const fn without_provenance(addr: NonZero<usize>) -> Self {
        let pointer = ptr::without_provenance(addr.get());
        unsafe { NonNull { pointer } }
    }

    pub const fn dangling() -> Self {
        let align = ptr::Alignment::of::<T>().as_usize();
        unsafe { NonNull { pointer: ptr::without_provenance(align) } }
    }

    pub fn with_exposed_provenance(addr: NonZero<usize>) -> Self {
        unsafe { Self::new_unchecked(ptr::with_exposed_provenance_mut(addr.get())) }
    }

    pub const unsafe fn as_uninit_ref<'a>(self) -> &'a MaybeUninit<T> {
        unsafe { &*self.cast().as_ptr() }
    }

    pub const unsafe fn as_uninit_mut<'a>(self) -> &'a mut MaybeUninit<T> {
        unsafe { &mut *self.cast().as_ptr() }
    }
}

impl<T: ?Sized> NonNull<T> {
    #[track_caller]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        unsafe { NonNull { pointer: ptr as *const T } }
    }

    pub const fn new(ptr: *mut T) -> Option<Self> {
        if !ptr.is_null() { Some(unsafe { Self::new_unchecked(ptr) }) } else { None }
    }

    pub const fn from_ref(r: &T) -> Self {
        unsafe { NonNull { pointer: r as *const T } }
    }

    pub const fn from_mut(r: &mut T) -> Self {
        unsafe { NonNull { pointer: r as *mut T } }
    }

    pub fn addr(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.as_ptr().addr()) }
    }

    pub fn expose_provenance(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.as_ptr().expose_provenance()) }
    }

    pub fn with_addr(self, addr: NonZero<usize>) -> Self {
        unsafe { NonNull::new_unchecked(self.as_ptr().with_addr(addr.get())) }
    }

    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self {
        self.with_addr(f(self.addr()))
    }

    #[rustc_never_returns_null_ptr]
    pub const fn as_ptr(self) -> *mut T {
        unsafe { mem::transmute::<Self, *mut T>(self) }
    }

    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*self.as_ptr().cast_const() }
    }

    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *self.as_ptr() }
    }

    pub const fn cast<U>(self) -> NonNull<U> {
        unsafe { NonNull { pointer: self.as_ptr() as *mut U } }
    }

    #[track_caller]
    pub const unsafe fn offset(self, count: isize) -> Self
    where
        T: Sized,
    {
        unsafe { NonNull { pointer: self.as_ptr().offset(count) } }
    }

    #[track_caller]
    pub const unsafe fn add(self, count: usize) -> Self
    where
        T: Sized,
    {
        unsafe { NonNull { pointer: self.as_ptr().add(count) } }
    }

    #[track_caller]
    pub const unsafe fn sub(self, count: usize) -> Self
    where
        T: Sized,
    {
        unsafe { NonNull { pointer: self.as_ptr().sub(count) } }
    }

    #[track_caller]
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        unsafe { NonNull { pointer: self.as_ptr().byte_add(count) } }
    }

    #[track_caller]
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        unsafe { NonNull { pointer: self.as_ptr().byte_sub(count) } }
    }

    #[track_caller]
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        unsafe { NonNull { pointer: self.as_ptr().byte_offset(count) } }
    }

    #[track_caller]
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: NonNull<U>) -> isize {
        unsafe { self.as_ptr().byte_offset_from(origin.as_ptr()) }
    }

    #[track_caller]
    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: NonNull<U>) -> usize {
        unsafe { self.as_ptr().byte_offset_from_unsigned(origin.as_ptr()) }
    }

    pub const fn from_raw_parts(
        data_pointer: NonNull<impl ptr::Thin>,
        metadata: <T as ptr::Pointee>::Metadata,
    ) -> NonNull<T> {
        unsafe { Self::new_unchecked(ptr::from_raw_parts_mut(data_pointer.as_ptr(), metadata)) }
    }

    pub const fn to_raw_parts(self) -> (NonNull<()>, <T as ptr::Pointee>::Metadata) {
        (self.cast(), ptr::metadata(self.as_ptr()))
    }

    #[track_caller]
    pub const unsafe fn offset_from_unsigned(self, subtracted: NonNull<T>) -> usize
    where
        T: Sized,
    {
        unsafe { self.as_ptr().offset_from_unsigned(subtracted.as_ptr()) }
    }

    #[track_caller]
    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { ptr::copy(src.as_ptr(), self.as_ptr(), count) }
    }

    #[track_caller]
    pub unsafe fn write_volatile(self, val: T)
    where
        T: Sized,
    {
        unsafe { ptr::write_volatile(self.as_ptr(), val) }
    }

    #[track_caller]
    pub const unsafe fn write_unaligned(self, val: T)
    where
        T: Sized,
    {
        unsafe { ptr::write_unaligned(self.as_ptr(), val) }
    }

    #[track_caller]
    pub fn align_offset(self, align: usize) -> usize
    where
        T: Sized,
    {
        self.as_ptr().align_offset(align)
    }

    #[track_caller]
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize
    where
        T: Sized,
    {
        unsafe { self.as_ptr().offset_from(origin.as_ptr()) }
    }

    #[track_caller]
    pub const unsafe fn read(self) -> T
    where
        T: Sized,
    {
        unsafe { ptr::read(self.as_ptr()) }
    }

    #[track_caller]
    pub unsafe fn read_volatile(self) -> T
    where
        T: Sized,
    {
        unsafe { ptr::read_volatile(self.as_ptr()) }
    }

    #[track_caller]
    pub const unsafe fn read_unaligned(self) -> T
    where
        T: Sized,
    {
        unsafe { ptr::read_unaligned(self.as_ptr()) }
    }

    #[track_caller]
    pub const unsafe fn write(self, val: T)
    where
        T: Sized,
    {
        unsafe { ptr::write(self.as_ptr(), val) }
    }

    #[track_caller]
    pub const unsafe fn write_bytes(self, val: u8, count: usize)
    where
        T: Sized,
    {
        unsafe { ptr::write_bytes(self.as_ptr(), val, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { ptr::copy(self.as_ptr(), dest.as_ptr(), count) }
    }

    #[track_caller]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { ptr::copy_nonoverlapping(self.as_ptr(), dest.as_ptr(), count) }
    }

    #[track_caller]
    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.as_ptr(), count) }
    }

    pub unsafe fn drop_in_place(self) {
        unsafe { ptr::drop_in_place(self.as_ptr()) }
    }

    pub unsafe fn replace(self, src: T) -> T
    where
        T: Sized,
    {
        unsafe { ptr::replace(self.as_ptr(), src) }
    }

    #[track_caller]
    pub const unsafe fn swap(self, with: NonNull<T>)
    where
        T: Sized,
    {
        unsafe { ptr::swap(self.as_ptr(), with.as_ptr()) }
    }

    pub fn is_aligned(self) -> bool
    where
        T: Sized,
    {
        self.as_ptr().is_aligned()
    }
}

impl<T> NonNull<[T]> {
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self {
        unsafe { Self::new_unchecked(ptr::slice_from_raw_parts_mut(data.as_ptr(), len)) }
    }

    pub const fn len(self) -> usize {
        self.as_ptr().len()
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    pub const fn as_non_null_ptr(self) -> NonNull<T> {
        self.cast()
    }

    pub const fn as_mut_ptr(self) -> *mut T {
        self.as_non_null_ptr().as_ptr()
    }

    pub unsafe fn get_unchecked_mut<I>(self, index: I) -> NonNull<I::Output>
    where
        I: SliceIndex<[T]>,
    {
        unsafe { NonNull::new_unchecked(self.as_ptr().get_unchecked_mut(index)) }
    }
}

impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for NonNull<T> {}

impl<T: ?Sized, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> DispatchFromDyn<NonNull<U>> for NonNull<T> where T: Unsize<U> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> Eq for NonNull<T> {}

impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_ptr() == other.as_ptr()
    }
}

impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_ptr().cmp(&other.as_ptr())
    }
}

impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.as_ptr().partial_cmp(&other.as_ptr())
    }
}

impl<T: ?Sized> hash::Hash for NonNull<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.as_ptr().hash(state)
    }
}

impl<T: ?Sized> From<Unique<T>> for NonNull<T> {
    fn from(unique: Unique<T>) -> Self {
        unique.as_non_null_ptr()
    }
}

impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self {
        NonNull::from_mut(r)
    }
}

impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self {
        NonNull::from_ref(r)
    }
}
