//! A ring buffer.

use crate::alloc::{Allocator, Global};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::mem::{self, ManuallyDrop};
use crate::ops::{self, Index, IndexMut, RangeBounds};
use crate::ptr;
use crate::raw_vec::RawVec;
use crate::slice;
use crate::vec::Vec;

pub struct VecDeque<T, A: Allocator = Global> {
    // The first element is at `head`; there are `len`, wrapping around at the end of the buffer.
    head: usize,
    len: usize,
    buf: RawVec<T, A>,
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::new() }
    }

    #[track_caller]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) }
    }
}

impl<T, A: Allocator> VecDeque<T, A> {
    fn ptr(&self) -> *mut T {
        self.buf.ptr()
    }

    unsafe fn buffer_read(&mut self, off: usize) -> T {
        unsafe { ptr::read(self.ptr().add(off)) }
    }

    unsafe fn buffer_write(&mut self, off: usize, value: T) -> &mut T {
        unsafe {
            let ptr = self.ptr().add(off);
            ptr::write(ptr, value);
            &mut *ptr
        }
    }

    fn is_full(&self) -> bool {
        self.len == self.capacity()
    }

    fn wrap_add(&self, idx: usize, addend: usize) -> usize {
        let logical = idx.wrapping_add(addend);
        if logical >= self.capacity() { logical - self.capacity() } else { logical }
    }

    fn to_physical_idx(&self, idx: usize) -> usize {
        self.wrap_add(self.head, idx)
    }

    fn is_contiguous(&self) -> bool {
        self.head <= self.capacity() - self.len
    }

    // After growing from `old_capacity`: what had wrapped around follows the rest again.
    unsafe fn handle_capacity_increase(&mut self, old_capacity: usize) {
        let new_capacity = self.capacity();
        if self.head <= old_capacity - self.len {
            return;
        }
        let head_len = old_capacity - self.head;
        let tail_len = self.len - head_len;
        let buf = self.ptr();
        if head_len > tail_len && new_capacity - old_capacity >= tail_len {
            unsafe { ptr::copy_nonoverlapping(buf, buf.add(old_capacity), tail_len) };
        } else {
            let new_head = new_capacity - head_len;
            unsafe { ptr::copy(buf.add(self.head), buf.add(new_head), head_len) };
            self.head = new_head;
        }
    }

    #[track_caller]
    fn grow(&mut self) {
        let old_cap = self.capacity();
        self.buf.grow_one();
        unsafe { self.handle_capacity_increase(old_cap) };
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        if index < self.len {
            let idx = self.to_physical_idx(index);
            unsafe { Some(&*self.ptr().add(idx)) }
        } else {
            None
        }
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.len {
            let idx = self.to_physical_idx(index);
            unsafe { Some(&mut *self.ptr().add(idx)) }
        } else {
            None
        }
    }

    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        let ri = self.to_physical_idx(i);
        let rj = self.to_physical_idx(j);
        unsafe { ptr::swap(self.ptr().add(ri), self.ptr().add(rj)) }
    }

    pub fn capacity(&self) -> usize {
        if mem::size_of::<T>() == 0 { usize::MAX } else { self.buf.capacity() }
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        let new_cap = self.len.checked_add(additional).expect("capacity overflow");
        let old_cap = self.capacity();
        if new_cap > old_cap {
            self.buf.reserve(self.len, additional);
            unsafe { self.handle_capacity_increase(old_cap) };
        }
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        let new_cap = self.len.checked_add(additional).expect("capacity overflow");
        let old_cap = self.capacity();
        if new_cap > old_cap {
            self.buf.reserve_exact(self.len, additional);
            unsafe { self.handle_capacity_increase(old_cap) };
        }
    }

    pub fn shrink_to_fit(&mut self) {
        self.make_contiguous();
        let buf = self.ptr();
        unsafe { ptr::copy(buf.add(self.head), buf, self.len) };
        self.head = 0;
        self.buf.shrink_to_fit(self.len);
    }

    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            self.pop_back();
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter { i1: a.iter(), i2: b.iter() }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (a, b) = self.as_mut_slices();
        IterMut { i1: a.iter_mut(), i2: b.iter_mut() }
    }

    // The two parts as ranges of the buffer.
    fn slice_ranges(&self) -> (ops::Range<usize>, ops::Range<usize>) {
        if self.is_contiguous() {
            (self.head..self.head + self.len, 0..0)
        } else {
            let head_len = self.capacity() - self.head;
            (self.head..self.capacity(), 0..self.len - head_len)
        }
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let (a, b) = self.slice_ranges();
        let buf = self.ptr();
        unsafe {
            (
                slice::from_raw_parts(buf.add(a.start), a.end - a.start),
                slice::from_raw_parts(buf.add(b.start), b.end - b.start),
            )
        }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let (a, b) = self.slice_ranges();
        let buf = self.ptr();
        unsafe {
            (
                slice::from_raw_parts_mut(buf.add(a.start), a.end - a.start),
                slice::from_raw_parts_mut(buf.add(b.start), b.end - b.start),
            )
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[track_caller]
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> crate::iter::Take<crate::iter::Skip<Iter<'_, T>>> {
        let ops::Range { start, end } = slice::range(range, ..self.len);
        self.iter().skip(start).take(end - start)
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> crate::vec::IntoIter<T> {
        let ops::Range { start, end } = slice::range(range, ..self.len);
        let mut taken = Vec::with_capacity(end - start);
        let mut i = start;
        while i < end {
            taken.extend(self.remove(start));
            i += 1;
        }
        taken.into_iter()
    }

    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        let (a, b) = self.as_slices();
        a.contains(x) || b.contains(x)
    }

    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    pub fn back(&self) -> Option<&T> {
        self.get(self.len.wrapping_sub(1))
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len.wrapping_sub(1))
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.is_empty() {
            None
        } else {
            let old_head = self.head;
            self.head = self.to_physical_idx(1);
            self.len -= 1;
            unsafe { Some(self.buffer_read(old_head)) }
        }
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.is_empty() {
            None
        } else {
            self.len -= 1;
            let idx = self.to_physical_idx(self.len);
            unsafe { Some(self.buffer_read(idx)) }
        }
    }

    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        if self.is_full() {
            self.grow();
        }
        self.head = if self.head == 0 { self.capacity() - 1 } else { self.head - 1 };
        self.len += 1;
        unsafe {
            self.buffer_write(self.head, value);
        }
    }

    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        if self.is_full() {
            self.grow();
        }
        let idx = self.to_physical_idx(self.len);
        unsafe {
            self.buffer_write(idx, value);
        }
        self.len += 1;
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, self.len - 1);
        self.pop_back()
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        assert!(index <= self.len(), "index out of bounds");
        self.push_back(value);
        let mut i = self.len - 1;
        while i > index {
            self.swap(i, i - 1);
            i -= 1;
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let mut i = index;
        while i + 1 < self.len {
            self.swap(i, i + 1);
            i += 1;
        }
        self.pop_back()
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> VecDeque<T> {
        assert!(at <= self.len, "`at` out of bounds");
        let mut other = VecDeque::with_capacity(self.len - at);
        while self.len > at {
            other.extend_front(self.pop_back());
        }
        other
    }

    fn extend_front(&mut self, value: Option<T>) {
        if let Some(value) = value {
            self.push_front(value);
        }
    }

    pub fn append(&mut self, other: &mut Self) {
        self.reserve(other.len);
        while let Some(value) = other.pop_front() {
            self.push_back(value);
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> bool,
    {
        self.retain_mut(|elem| f(elem));
    }

    pub fn retain_mut<F>(&mut self, mut f: F)
    where
        F: FnMut(&mut T) -> bool,
    {
        let len = self.len;
        let mut idx = 0;
        let mut cur = 0;
        while cur < len {
            if f(&mut self[cur]) {
                if cur != idx {
                    self.swap(idx, cur);
                }
                idx += 1;
            }
            cur += 1;
        }
        self.truncate(idx);
    }

    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        while self.len < new_len {
            self.push_back(value.clone());
        }
        self.truncate(new_len);
    }

    pub fn make_contiguous(&mut self) -> &mut [T] {
        if !self.is_contiguous() {
            // Move the head part to the end of the buffer's beginning, element by element.
            let cap = self.capacity();
            let head_len = cap - self.head;
            let tail_len = self.len - head_len;
            let buf = self.ptr();
            unsafe {
                ptr::copy(buf.add(self.head), buf.add(tail_len), head_len);
                slice::from_raw_parts_mut(buf, self.len).rotate_left(tail_len);
            }
            self.head = 0;
        }
        let head = self.head;
        unsafe { slice::from_raw_parts_mut(self.ptr().add(head), self.len) }
    }

    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        self.make_contiguous().rotate_left(n);
    }

    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        self.make_contiguous().rotate_right(n);
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        let mut low = 0;
        let mut high = self.len;
        while low < high {
            let mid = low + (high - low) / 2;
            match self[mid].cmp(x) {
                Ordering::Less => low = mid + 1,
                Ordering::Equal => return Ok(mid),
                Ordering::Greater => high = mid,
            }
        }
        Err(low)
    }
}

impl<T, A: Allocator> Drop for VecDeque<T, A> {
    fn drop(&mut self) {
        // The second part is dropped also when dropping the first panics.
        struct Dropper<'a, T>(&'a mut [T]);

        impl<'a, T> Drop for Dropper<'a, T> {
            fn drop(&mut self) {
                unsafe {
                    ptr::drop_in_place(self.0);
                }
            }
        }

        let (front, back) = self.as_mut_slices();
        unsafe {
            let _back_dropper = Dropper(back);
            ptr::drop_in_place(front);
        }
    }
}

impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> Self {
        let mut deq = Self::with_capacity(self.len());
        deq.extend(self.iter().cloned());
        deq
    }
}

impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}

impl<T, A: Allocator> Index<usize> for VecDeque<T, A> {
    type Output = T;
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        self.get(index).expect("Out of bounds access")
    }
}

impl<T, A: Allocator> IndexMut<usize> for VecDeque<T, A> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.get_mut(index).expect("Out of bounds access")
    }
}

impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        let mut deq = VecDeque::new();
        deq.extend(iter);
        deq
    }
}

impl<T, A: Allocator> Extend<T> for VecDeque<T, A> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.push_back(value);
        }
    }
}

impl<'a, T: 'a + Copy, A: Allocator> Extend<&'a T> for VecDeque<T, A> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for value in iter {
            self.push_back(*value);
        }
    }
}

impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> Self {
        Vec::from(arr).into()
    }
}

impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(other: Vec<T>) -> Self {
        let (ptr, len, cap) = other.into_raw_parts();
        unsafe { VecDeque { head: 0, len, buf: RawVec::from_raw_parts_in(ptr, cap, Global) } }
    }
}

impl<T> From<VecDeque<T>> for Vec<T> {
    fn from(mut other: VecDeque<T>) -> Self {
        other.make_contiguous();
        let other = ManuallyDrop::new(other);
        let buf = other.buf.ptr();
        let len = other.len;
        let cap = other.capacity();
        unsafe {
            if other.head != 0 {
                ptr::copy(buf.add(other.head), buf, len);
            }
            Vec::from_raw_parts(buf, len, cap)
        }
    }
}

impl<T: PartialEq, A: Allocator> PartialEq for VecDeque<T, A> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().zip(other).all(|(a, b)| a == b)
    }
}

impl<T: Eq, A: Allocator> Eq for VecDeque<T, A> {}

impl<T: PartialEq<U>, U, A: Allocator> PartialEq<Vec<U>> for VecDeque<T, A> {
    fn eq(&self, other: &Vec<U>) -> bool {
        self.len == other.len() && self.iter().zip(other).all(|(a, b)| a == b)
    }
}

impl<T: PartialEq<U>, U, A: Allocator, const N: usize> PartialEq<[U; N]> for VecDeque<T, A> {
    fn eq(&self, other: &[U; N]) -> bool {
        self.len == N && self.iter().zip(other).all(|(a, b)| a == b)
    }
}

impl<T: PartialOrd, A: Allocator> PartialOrd for VecDeque<T, A> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<T: Ord, A: Allocator> Ord for VecDeque<T, A> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<T: Hash, A: Allocator> Hash for VecDeque<T, A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len);
        self.iter().for_each(|elem| elem.hash(state));
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for VecDeque<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

pub struct Iter<'a, T: 'a> {
    i1: slice::Iter<'a, T>,
    i2: slice::Iter<'a, T>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { i1: self.i1.clone(), i2: self.i2.clone() }
    }
}

pub struct IterMut<'a, T: 'a> {
    i1: slice::IterMut<'a, T>,
    i2: slice::IterMut<'a, T>,
}

macro_rules! iterator {
    ($Name:ident $item:ty) => {
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.i1.next() {
                    Some(val) => Some(val),
                    None => self.i2.next(),
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let len = self.i1.len() + self.i2.len();
                (len, Some(len))
            }
        }

        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$item> {
                match self.i2.next_back() {
                    Some(val) => Some(val),
                    None => self.i1.next_back(),
                }
            }
        }

        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> FusedIterator for $Name<'_, T> {}
    };
}

iterator! { Iter &'a T }
iterator! { IterMut &'a mut T }

#[derive(Clone)]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.inner.pop_front()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.inner.len();
        (len, Some(len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self }
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a VecDeque<T, A> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a mut VecDeque<T, A> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}
