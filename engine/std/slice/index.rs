use crate::intrinsics;
use crate::ops::{self, Bound, Index, IndexMut, RangeBounds};
use crate::ptr;

impl<T, I> Index<I> for [T]
where
    I: SliceIndex<[T]>,
{
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I> IndexMut<I> for [T]
where
    I: SliceIndex<[T]>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;
    #[track_caller]
    fn index(&self, index: I) -> &Self::Output {
        Index::index(self as &[T], index)
    }
}

impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output {
        IndexMut::index_mut(self as &mut [T], index)
    }
}

#[track_caller]
fn slice_start_index_len_fail(index: usize, len: usize) -> ! {
    panic!("range start index {index} out of range for slice of length {len}")
}

#[track_caller]
fn slice_end_index_len_fail(index: usize, len: usize) -> ! {
    panic!("range end index {index} out of range for slice of length {len}")
}

#[track_caller]
fn slice_index_order_fail(index: usize, end: usize) -> ! {
    panic!("slice index starts at {index} but ends at {end}")
}

// The range ends behind the slice: its end is told as it was written.
#[track_caller]
fn inclusive_range_fail(range: &ops::RangeInclusive<usize>, len: usize) -> ! {
    slice_index_fail(*range.start(), *range.end(), len)
}

pub unsafe trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;
    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    unsafe fn get_unchecked(self, slice: *const T) -> *const Self::Output;
    unsafe fn get_unchecked_mut(self, slice: *mut T) -> *mut Self::Output;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { unsafe { Some(&*get_noubcheck(slice, self)) } } else { None }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { unsafe { Some(&mut *get_mut_noubcheck(slice, self)) } } else { None }
    }

    #[track_caller]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const T {
        unsafe { intrinsics::assume(self < slice.len()) };
        unsafe { get_noubcheck(slice, self) }
    }

    #[track_caller]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut T {
        unsafe { intrinsics::assume(self < slice.len()) };
        unsafe { get_mut_noubcheck(slice, self) }
    }

    fn index(self, slice: &[T]) -> &T {
        &(*slice)[self]
    }

    fn index_mut(self, slice: &mut [T]) -> &mut T {
        &mut (*slice)[self]
    }
}

unsafe fn get_noubcheck<T>(slice: *const [T], index: usize) -> *const T {
    unsafe { &raw const (*slice)[index] }
}

unsafe fn get_mut_noubcheck<T>(slice: *mut [T], index: usize) -> *mut T {
    unsafe { &raw mut (*slice)[index] }
}

unsafe fn get_offset_len<T>(slice: *const [T], offset: usize, len: usize) -> *const [T] {
    unsafe { ptr::slice_from_raw_parts((slice as *const T).add(offset), len) }
}

unsafe fn get_offset_len_mut<T>(slice: *mut [T], offset: usize, len: usize) -> *mut [T] {
    unsafe { ptr::slice_from_raw_parts_mut((slice as *mut T).add(offset), len) }
}

unsafe impl<T> SliceIndex<[T]> for ops::Range<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start <= self.end && self.end <= slice.len() {
            unsafe { Some(&*get_offset_len(slice, self.start, self.end - self.start)) }
        } else {
            None
        }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start <= self.end && self.end <= slice.len() {
            unsafe { Some(&mut *get_offset_len_mut(slice, self.start, self.end - self.start)) }
        } else {
            None
        }
    }

    #[track_caller]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        assert_unsafe_precondition!(
            "slice::get_unchecked requires that the range is within the slice",
            self.start <= self.end && self.end <= slice.len()
        );
        unsafe { get_offset_len(slice, self.start, self.end - self.start) }
    }

    #[track_caller]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        assert_unsafe_precondition!(
            "slice::get_unchecked_mut requires that the range is within the slice",
            self.start <= self.end && self.end <= slice.len()
        );
        unsafe { get_offset_len_mut(slice, self.start, self.end - self.start) }
    }

    fn index(self, slice: &[T]) -> &[T] {
        if self.start > self.end {
            slice_index_order_fail(self.start, self.end);
        } else if self.end > slice.len() {
            slice_end_index_len_fail(self.end, slice.len());
        }
        unsafe { &*get_offset_len(slice, self.start, self.end - self.start) }
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > self.end {
            slice_index_order_fail(self.start, self.end);
        } else if self.end > slice.len() {
            slice_end_index_len_fail(self.end, slice.len());
        }
        unsafe { &mut *get_offset_len_mut(slice, self.start, self.end - self.start) }
    }
}

unsafe impl<T> SliceIndex<[T]> for ops::RangeTo<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        (0..self.end).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (0..self.end).get_mut(slice)
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { (0..self.end).get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { (0..self.end).get_unchecked_mut(slice) }
    }

    fn index(self, slice: &[T]) -> &[T] {
        (0..self.end).index(slice)
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        (0..self.end).index_mut(slice)
    }
}

unsafe impl<T> SliceIndex<[T]> for ops::RangeFrom<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        (self.start..slice.len()).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (self.start..slice.len()).get_mut(slice)
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { (self.start..slice.len()).get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { (self.start..slice.len()).get_unchecked_mut(slice) }
    }

    fn index(self, slice: &[T]) -> &[T] {
        if self.start > slice.len() {
            slice_start_index_len_fail(self.start, slice.len());
        }
        unsafe { &*self.get_unchecked(slice) }
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > slice.len() {
            slice_start_index_len_fail(self.start, slice.len());
        }
        unsafe { &mut *self.get_unchecked_mut(slice) }
    }
}

unsafe impl<T> SliceIndex<[T]> for ops::RangeFull {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        Some(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        Some(slice)
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        slice
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        slice
    }

    fn index(self, slice: &[T]) -> &[T] {
        slice
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        slice
    }
}

unsafe impl<T> SliceIndex<[T]> for ops::RangeInclusive<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        if *self.end() == usize::MAX { None } else { self.into_slice_range().get(slice) }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if *self.end() == usize::MAX { None } else { self.into_slice_range().get_mut(slice) }
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { self.into_slice_range().get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { self.into_slice_range().get_unchecked_mut(slice) }
    }

    fn index(self, slice: &[T]) -> &[T] {
        if *self.end() >= slice.len() {
            inclusive_range_fail(&self, slice.len());
        }
        self.into_slice_range().index(slice)
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if *self.end() >= slice.len() {
            inclusive_range_fail(&self, slice.len());
        }
        self.into_slice_range().index_mut(slice)
    }
}

unsafe impl<T> SliceIndex<[T]> for ops::RangeToInclusive<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        (0..=self.end).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (0..=self.end).get_mut(slice)
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { (0..=self.end).get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { (0..=self.end).get_unchecked_mut(slice) }
    }

    fn index(self, slice: &[T]) -> &[T] {
        (0..=self.end).index(slice)
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        (0..=self.end).index_mut(slice)
    }
}

unsafe impl<T> SliceIndex<[T]> for (Bound<usize>, Bound<usize>) {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        checked_range(self, slice.len())?.get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        checked_range(self, slice.len())?.get_mut(slice)
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { range(self, ..slice.len()).get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { range(self, ..slice.len()).get_unchecked_mut(slice) }
    }

    fn index(self, slice: &[T]) -> &[T] {
        range(self, ..slice.len()).index(slice)
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        range(self, ..slice.len()).index_mut(slice)
    }
}

// The range between two bounds, if its ends can be told.
pub(crate) fn checked_range((start, end): (Bound<usize>, Bound<usize>), len: usize) -> Option<ops::Range<usize>> {
    let start = match start {
        Bound::Included(start) => start,
        Bound::Excluded(start) => start.checked_add(1)?,
        Bound::Unbounded => 0,
    };
    let end = match end {
        Bound::Included(end) => end.checked_add(1)?,
        Bound::Excluded(end) => end,
        Bound::Unbounded => len,
    };
    Some(start..end)
}

pub fn range<R>(range: R, bounds: ops::RangeTo<usize>) -> ops::Range<usize>
where
    R: RangeBounds<usize>,
{
    let len = bounds.end;
    let end = match range.end_bound() {
        Bound::Included(&end) if end >= len => slice_end_index_len_fail(end, len),
        Bound::Included(&end) => end + 1,
        Bound::Excluded(&end) if end > len => slice_end_index_len_fail(end, len),
        Bound::Excluded(&end) => end,
        Bound::Unbounded => len,
    };
    // Where the start is wrong it is told as it was written.
    let start = match range.start_bound() {
        Bound::Included(&start) if start > end => slice_index_fail(start, end, len),
        Bound::Included(&start) => start,
        Bound::Excluded(&start) if start >= end => slice_index_fail(start, end, len),
        Bound::Excluded(&start) => start + 1,
        Bound::Unbounded => 0,
    };
    ops::Range { start, end }
}

#[track_caller]
fn slice_index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        slice_start_index_len_fail(start, len);
    }
    if start > end {
        slice_index_order_fail(start, end);
    }
    slice_end_index_len_fail(end, len)
}
