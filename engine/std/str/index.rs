use crate::ops::{self, Bound, Index, IndexMut};
use crate::ptr;
use crate::slice::{self, SliceIndex};

#[track_caller]
pub(super) fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    const MAX_DISPLAY_LENGTH: usize = 256;
    let trunc_len = s.floor_char_boundary(MAX_DISPLAY_LENGTH);
    let s_trunc = &s[..trunc_len];
    let ellipsis = if trunc_len < s.len() { "[...]" } else { "" };
    let len = s.len();
    if begin > len {
        panic!("start byte index {begin} is out of bounds of `{s_trunc}`{ellipsis}");
    }
    if end > len || (begin <= end && s.is_char_boundary(begin) && s.is_char_boundary(end)) {
        // The latter for the last index of an inclusive range.
        panic!("end byte index {end} is out of bounds of `{s_trunc}`{ellipsis}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{s_trunc}`{ellipsis}");
    }
    let (which, index) = if !s.is_char_boundary(begin) { ("start", begin) } else { ("end", end) };
    let char_start = s.floor_char_boundary(index);
    let ch = s[char_start..].chars().next().unwrap();
    let char_end = char_start + ch.len_utf8();
    panic!(
        "{which} byte index {index} is not a char boundary; it is inside {ch:?} (bytes {char_start}..{char_end}) of \
         `{s_trunc}`{ellipsis}"
    );
}

impl<I> Index<I> for str
where
    I: SliceIndex<str>,
{
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<I> IndexMut<I> for str
where
    I: SliceIndex<str>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

unsafe impl SliceIndex<str> for ops::RangeFull {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        Some(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        Some(slice)
    }

    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        slice
    }

    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        slice
    }

    fn index(self, slice: &str) -> &str {
        slice
    }

    fn index_mut(self, slice: &mut str) -> &mut str {
        slice
    }
}

unsafe impl SliceIndex<str> for ops::Range<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        if self.start <= self.end && slice.is_char_boundary(self.start) && slice.is_char_boundary(self.end) {
            Some(unsafe { &*self.get_unchecked(slice) })
        } else {
            None
        }
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if self.start <= self.end && slice.is_char_boundary(self.start) && slice.is_char_boundary(self.end) {
            Some(unsafe { &mut *self.get_unchecked_mut(slice) })
        } else {
            None
        }
    }

    #[track_caller]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        assert_unsafe_precondition!(
            "str::get_unchecked requires that the range is within the string slice",
            self.start <= self.end && self.end <= (slice as *const [u8]).len()
        );
        unsafe { ptr::slice_from_raw_parts((slice as *const u8).add(self.start), self.end - self.start) as *const str }
    }

    #[track_caller]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        assert_unsafe_precondition!(
            "str::get_unchecked_mut requires that the range is within the string slice",
            self.start <= self.end && self.end <= (slice as *mut [u8]).len()
        );
        unsafe { ptr::slice_from_raw_parts_mut((slice as *mut u8).add(self.start), self.end - self.start) as *mut str }
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        let (start, end) = (self.start, self.end);
        match self.get(slice) {
            Some(s) => s,
            None => slice_error_fail(slice, start, end),
        }
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        if self.start <= self.end && slice.is_char_boundary(self.start) && slice.is_char_boundary(self.end) {
            unsafe { &mut *self.get_unchecked_mut(slice) }
        } else {
            slice_error_fail(slice, self.start, self.end)
        }
    }
}

// The others as ranges with both ends.
macro_rules! as_range {
    ($Range:ty, $this:ident $len:ident $range:expr) => {
        unsafe impl SliceIndex<str> for $Range {
            type Output = str;

            fn get(self, slice: &str) -> Option<&str> {
                let ($this, $len) = (self, slice.len());
                ($range).get(slice)
            }

            fn get_mut(self, slice: &mut str) -> Option<&mut str> {
                let ($this, $len) = (self, slice.len());
                ($range).get_mut(slice)
            }

            unsafe fn get_unchecked(self, slice: *const str) -> *const str {
                let ($this, $len) = (self, (slice as *const [u8]).len());
                unsafe { ($range).get_unchecked(slice) }
            }

            unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
                let ($this, $len) = (self, (slice as *mut [u8]).len());
                unsafe { ($range).get_unchecked_mut(slice) }
            }

            #[track_caller]
            fn index(self, slice: &str) -> &str {
                let ($this, $len) = (self, slice.len());
                ($range).index(slice)
            }

            #[track_caller]
            fn index_mut(self, slice: &mut str) -> &mut str {
                let ($this, $len) = (self, slice.len());
                ($range).index_mut(slice)
            }
        }
    };
}

as_range! { ops::RangeTo<usize>, this _len 0..this.end }
as_range! { ops::RangeToInclusive<usize>, this _len 0..=this.end }

unsafe impl SliceIndex<str> for ops::RangeInclusive<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        if *self.end() < slice.len() { self.into_slice_range().get(slice) } else { None }
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if *self.end() < slice.len() { self.into_slice_range().get_mut(slice) } else { None }
    }

    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { self.into_slice_range().get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { self.into_slice_range().get_unchecked_mut(slice) }
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        if *self.end() >= slice.len() {
            slice_error_fail(slice, *self.start(), *self.end());
        }
        self.into_slice_range().index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        if *self.end() >= slice.len() {
            slice_error_fail(slice, *self.start(), *self.end());
        }
        self.into_slice_range().index_mut(slice)
    }
}

unsafe impl SliceIndex<str> for ops::RangeFrom<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        (self.start..slice.len()).get(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        (self.start..slice.len()).get_mut(slice)
    }

    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        let len = (slice as *const [u8]).len();
        unsafe { (self.start..len).get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        let len = (slice as *mut [u8]).len();
        unsafe { (self.start..len).get_unchecked_mut(slice) }
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        (self.start..slice.len()).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        let len = slice.len();
        (self.start..len).index_mut(slice)
    }
}

unsafe impl SliceIndex<str> for (Bound<usize>, Bound<usize>) {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        slice::checked_range(self, slice.len())?.get(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        slice::checked_range(self, slice.len())?.get_mut(slice)
    }

    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { slice::range(self, ..(slice as *const [u8]).len()).get_unchecked(slice) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { slice::range(self, ..(slice as *mut [u8]).len()).get_unchecked_mut(slice) }
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        slice::range(self, ..slice.len()).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        slice::range(self, ..slice.len()).index_mut(slice)
    }
}
