use crate::cmp::Ordering;
use crate::fmt;
use crate::hash;
use crate::intrinsics;
use crate::mem::{self, MaybeUninit};
use crate::slice::SliceIndex;

impl<T: ?Sized> *mut T {
    pub const fn is_null(self) -> bool {
        self.addr() == 0
    }

    pub const fn cast<U>(self) -> *mut U {
        self as _
    }

    pub fn addr(self) -> usize {
        unsafe { mem::transmute(self.cast::<()>()) }
    }

    pub fn expose_provenance(self) -> usize {
        self.cast::<()>() as usize
    }

    pub fn with_addr(self, addr: usize) -> Self {
        let self_addr = self.addr() as isize;
        let dest_addr = addr as isize;
        let offset = dest_addr.wrapping_sub(self_addr);
        self.wrapping_byte_offset(offset)
    }

    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> Self {
        self.with_addr(f(self.addr()))
    }

    pub const fn to_raw_parts(self) -> (*mut (), <T as super::Pointee>::Metadata) {
        (self.cast(), super::metadata(self))
    }

    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }

    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }

    pub const unsafe fn as_uninit_ref<'a>(self) -> Option<&'a MaybeUninit<T>>
    where
        T: Sized,
    {
        if self.is_null() { None } else { Some(unsafe { &*(self as *const MaybeUninit<T>) }) }
    }

    #[track_caller]
    pub const unsafe fn offset(self, count: isize) -> *mut T
    where
        T: Sized,
    {
        unsafe { intrinsics::offset(self as *const T, count) as *mut T }
    }

    #[track_caller]
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        unsafe { self.cast::<u8>().offset(count).with_metadata_of(self) }
    }

    pub const fn wrapping_offset(self, count: isize) -> *mut T
    where
        T: Sized,
    {
        unsafe { intrinsics::arith_offset(self as *const T, count) as *mut T }
    }

    pub const fn wrapping_byte_offset(self, count: isize) -> Self {
        self.cast::<u8>().wrapping_offset(count).with_metadata_of(self)
    }

    pub const fn with_metadata_of<U: ?Sized>(self, meta: *const U) -> *mut U {
        super::from_raw_parts_mut::<U>(self as *mut (), super::metadata(meta))
    }

    #[track_caller]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize
    where
        T: Sized,
    {
        unsafe { intrinsics::ptr_offset_from(self as *const T, origin) }
    }

    #[track_caller]
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
        unsafe { self.cast::<u8>().offset_from(origin.cast::<u8>()) }
    }

    #[track_caller]
    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: *mut U) -> usize {
        unsafe { self.cast::<u8>().offset_from_unsigned(origin.cast::<u8>()) }
    }

    #[track_caller]
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize
    where
        T: Sized,
    {
        unsafe { intrinsics::ptr_offset_from_unsigned(self as *const T, origin) }
    }

    #[track_caller]
    pub const unsafe fn add(self, count: usize) -> Self
    where
        T: Sized,
    {
        unsafe { intrinsics::offset(self as *const T, count) as *mut T }
    }

    #[track_caller]
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        unsafe { self.cast::<u8>().add(count).with_metadata_of(self) }
    }

    #[track_caller]
    pub const unsafe fn sub(self, count: usize) -> Self
    where
        T: Sized,
    {
        unsafe { intrinsics::offset(self as *const T, (count as isize).wrapping_neg()) as *mut T }
    }

    #[track_caller]
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        unsafe { self.cast::<u8>().sub(count).with_metadata_of(self) }
    }

    pub const fn wrapping_add(self, count: usize) -> Self
    where
        T: Sized,
    {
        self.wrapping_offset(count as isize)
    }

    pub const fn wrapping_byte_add(self, count: usize) -> Self {
        self.cast::<u8>().wrapping_add(count).with_metadata_of(self)
    }

    pub const fn wrapping_sub(self, count: usize) -> Self
    where
        T: Sized,
    {
        self.wrapping_offset((count as isize).wrapping_neg())
    }

    pub const fn wrapping_byte_sub(self, count: usize) -> Self {
        self.cast::<u8>().wrapping_sub(count).with_metadata_of(self)
    }

    pub fn mask(self, mask: usize) -> *mut T
    where
        T: Sized,
    {
        intrinsics::ptr_mask(self as *const T, mask) as *mut T
    }

    #[track_caller]
    pub const unsafe fn read(self) -> T
    where
        T: Sized,
    {
        unsafe { super::read(self) }
    }

    #[track_caller]
    pub unsafe fn read_volatile(self) -> T
    where
        T: Sized,
    {
        unsafe { super::read_volatile(self) }
    }

    #[track_caller]
    pub const unsafe fn read_unaligned(self) -> T
    where
        T: Sized,
    {
        unsafe { super::read_unaligned(self) }
    }

    #[track_caller]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize)
    where
        T: Sized,
    {
        unsafe { super::copy(self, dest, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize)
    where
        T: Sized,
    {
        unsafe { super::copy_nonoverlapping(self, dest, count) }
    }

    #[track_caller]
    pub fn align_offset(self, align: usize) -> usize
    where
        T: Sized,
    {
        if !align.is_power_of_two() {
            panic!("align_offset: align is not a power-of-two");
        }
        unsafe { super::align_offset::<T>(self.addr(), align) }
    }

    pub fn is_aligned(self) -> bool
    where
        T: Sized,
    {
        self.addr() % mem::align_of::<T>() == 0
    }

    pub fn is_aligned_to(self, align: usize) -> bool {
        if !align.is_power_of_two() {
            panic!("is_aligned_to: align is not a power-of-two");
        }
        self.addr() & (align - 1) == 0
    }

    pub const fn cast_const(self) -> *const T {
        self as _
    }

    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }

    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T {
        unsafe { &mut *self }
    }

    pub const unsafe fn as_uninit_mut<'a>(self) -> Option<&'a mut MaybeUninit<T>>
    where
        T: Sized,
    {
        if self.is_null() { None } else { Some(unsafe { &mut *(self as *mut MaybeUninit<T>) }) }
    }

    #[track_caller]
    pub const unsafe fn write(self, val: T)
    where
        T: Sized,
    {
        unsafe { super::write(self, val) }
    }

    #[track_caller]
    pub unsafe fn write_volatile(self, val: T)
    where
        T: Sized,
    {
        unsafe { super::write_volatile(self, val) }
    }

    #[track_caller]
    pub const unsafe fn write_unaligned(self, val: T)
    where
        T: Sized,
    {
        unsafe { super::write_unaligned(self, val) }
    }

    #[track_caller]
    pub const unsafe fn write_bytes(self, val: u8, count: usize)
    where
        T: Sized,
    {
        unsafe { super::write_bytes(self, val, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_from(self, src: *const T, count: usize)
    where
        T: Sized,
    {
        unsafe { super::copy(src, self, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize)
    where
        T: Sized,
    {
        unsafe { super::copy_nonoverlapping(src, self, count) }
    }

    pub unsafe fn replace(self, src: T) -> T
    where
        T: Sized,
    {
        unsafe { super::replace(self, src) }
    }

    #[track_caller]
    pub const unsafe fn swap(self, with: *mut T)
    where
        T: Sized,
    {
        unsafe { super::swap(self, with) }
    }

    pub unsafe fn drop_in_place(self) {
        unsafe { super::drop_in_place(self) }
    }
}

impl<T> *mut [T] {
    pub const fn len(self) -> usize {
        super::metadata(self)
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    pub const fn as_mut_ptr(self) -> *mut T {
        self as *mut T
    }

    pub unsafe fn get_unchecked_mut<I>(self, index: I) -> *mut I::Output
    where
        I: SliceIndex<[T]>,
    {
        unsafe { index.get_unchecked_mut(self) }
    }

    pub unsafe fn split_at_mut_unchecked(self, mid: usize) -> (*mut [T], *mut [T]) {
        let len = self.len();
        let ptr = self.as_mut_ptr();
        let tail = unsafe { ptr.add(mid) };
        (super::slice_from_raw_parts_mut(ptr, mid), super::slice_from_raw_parts_mut(tail, len - mid))
    }
}

impl<T, const N: usize> *mut [T; N] {
    pub const fn as_mut_ptr(self) -> *mut T {
        self as *mut T
    }

    pub const fn as_mut_slice(self) -> *mut [T] {
        self
    }
}

impl<T: ?Sized> PartialEq for *mut T {
    fn eq(&self, other: &*mut T) -> bool {
        *self == *other
    }
}

impl<T: ?Sized> Eq for *mut T {}

impl<T: ?Sized> PartialOrd for *mut T {
    fn partial_cmp(&self, other: &*mut T) -> Option<Ordering> {
        Some(self.cmp(other))
    }
    fn lt(&self, other: &*mut T) -> bool {
        *self < *other
    }
    fn le(&self, other: &*mut T) -> bool {
        *self <= *other
    }
    fn gt(&self, other: &*mut T) -> bool {
        *self > *other
    }
    fn ge(&self, other: &*mut T) -> bool {
        *self >= *other
    }
}

impl<T: ?Sized> Ord for *mut T {
    fn cmp(&self, other: &*mut T) -> Ordering {
        if self < other {
            Ordering::Less
        } else if self == other {
            Ordering::Equal
        } else {
            Ordering::Greater
        }
    }
}

impl<T: ?Sized> hash::Hash for *mut T {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        state.write_usize(self.addr());
    }
}

impl<T: ?Sized> fmt::Debug for *mut T {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::pointer_fmt_inner(self.addr(), f)
    }
}

impl<T: ?Sized> fmt::Pointer for *mut T {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::pointer_fmt_inner(self.addr(), f)
    }
}
