//! A double-ended queue: a ring buffer that grows.

mod drain;
mod iter;
mod ring;
mod traits;

pub use self::drain::Drain;
pub use self::iter::{IntoIter, Iter, IterMut};

use super::TryReserveError;
use crate::cmp::Ordering;
use crate::mem;
use crate::ops::{Range, RangeBounds};
use crate::ptr;
use crate::raw_vec::RawVec;
use crate::slice;

/// The elements are at `head`, `head + 1`, … modulo the capacity.
pub struct VecDeque<T> {
    head: usize,
    len: usize,
    buf: RawVec<T>,
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::new() }
    }

    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) }
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

    pub fn reserve(&mut self, additional: usize) {
        let new_cap = self.len.checked_add(additional).expect("capacity overflow");
        let old_cap = self.capacity();
        if new_cap > old_cap {
            self.buf.reserve(self.len, additional);
            unsafe { self.handle_capacity_increase(old_cap) };
        }
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        let new_cap = self.len.checked_add(additional).expect("capacity overflow");
        let old_cap = self.capacity();
        if new_cap > old_cap {
            self.buf.reserve_exact(self.len, additional);
            unsafe { self.handle_capacity_increase(old_cap) };
        }
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        super::check_capacity::<T>(self.len, additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0);
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let target = min_capacity.max(self.len);
        if mem::size_of::<T>() == 0 || self.capacity() <= target {
            return;
        }
        // What lies beyond the new capacity moves below it first.
        let old_cap = self.capacity();
        let end = self.head + self.len;
        let end_is_outside = target < end && end <= old_cap;
        unsafe {
            if self.len == 0 {
                self.head = 0;
            } else if end_is_outside && self.head >= target {
                self.copy_nonoverlapping(self.head, 0, self.len);
                self.head = 0;
            } else if end_is_outside {
                self.copy_nonoverlapping(target, 0, end - target);
            } else if !self.is_contiguous() {
                let head_len = old_cap - self.head;
                let new_head = target - head_len;
                self.copy(self.head, new_head, head_len);
                self.head = new_head;
            }
        }
        self.buf.shrink_to_fit(target);
    }

    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        unsafe {
            let (front, back) = self.as_mut_raw_slices();
            let front_len = front.len();
            if len > front_len {
                let begin = len - front_len;
                let dropped = ptr::slice_from_raw_parts_mut((back as *mut T).add(begin), back.len() - begin);
                self.len = len;
                ptr::drop_in_place(dropped);
            } else {
                let dropped = ptr::slice_from_raw_parts_mut((front as *mut T).add(len), front_len - len);
                self.len = len;
                // The rest is also dropped when a drop panics.
                let _back = Dropper(back);
                ptr::drop_in_place(dropped);
            }
        }
    }

    pub fn truncate_front(&mut self, len: usize) {
        if len < self.len {
            drop(self.drain(..self.len - len));
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter::new(a.iter(), b.iter())
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (a, b) = self.as_mut_slices();
        IterMut::new(a.iter_mut(), b.iter_mut())
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let (a, b) = self.slice_ranges(.., self.len);
        unsafe { (&*self.buffer_range(a), &*self.buffer_range(b)) }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let (a, b) = self.as_mut_raw_slices();
        unsafe { (&mut *a, &mut *b) }
    }

    fn as_mut_raw_slices(&mut self) -> (*mut [T], *mut [T]) {
        let (a, b) = self.slice_ranges(.., self.len);
        unsafe { (self.buffer_range(a), self.buffer_range(b)) }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn range<R>(&self, range: R) -> Iter<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let (a, b) = self.slice_ranges(range, self.len);
        unsafe { Iter::new((*self.buffer_range(a)).iter(), (*self.buffer_range(b)).iter()) }
    }

    pub fn range_mut<R>(&mut self, range: R) -> IterMut<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let (a, b) = self.slice_ranges(range, self.len);
        unsafe { IterMut::new((*self.buffer_range(a)).iter_mut(), (*self.buffer_range(b)).iter_mut()) }
    }

    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let Range { start, end } = slice::range(range, ..self.len);
        unsafe { Drain::new(self, start, end - start) }
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
            unsafe { Some(self.buffer_read(self.to_physical_idx(self.len))) }
        }
    }

    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }

    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }

    pub fn push_front(&mut self, value: T) {
        let _ = self.push_front_mut(value);
    }

    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        if self.is_full() {
            self.grow();
        }
        self.head = self.wrap_sub(self.head, 1);
        self.len += 1;
        unsafe { self.buffer_write(self.head, value) }
    }

    pub fn push_back(&mut self, value: T) {
        let _ = self.push_back_mut(value);
    }

    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        if self.is_full() {
            self.grow();
        }
        let len = self.len;
        self.len += 1;
        unsafe { self.buffer_write(self.to_physical_idx(len), value) }
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if index != 0 {
            self.swap(index, 0);
        }
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if index != self.len - 1 {
            self.swap(index, self.len - 1);
        }
        self.pop_back()
    }

    pub fn insert(&mut self, index: usize, value: T) {
        assert!(index <= self.len(), "index out of bounds");
        if self.is_full() {
            self.grow();
        }
        let after = self.len - index;
        unsafe {
            // The shorter side moves.
            if after < index {
                self.wrap_copy(self.to_physical_idx(index), self.to_physical_idx(index + 1), after);
            } else {
                let old_head = self.head;
                self.head = self.wrap_sub(self.head, 1);
                self.wrap_copy(old_head, self.head, index);
            }
            self.buffer_write(self.to_physical_idx(index), value);
        }
        self.len += 1;
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if self.len <= index {
            return None;
        }
        let wrapped_idx = self.to_physical_idx(index);
        let elem = unsafe { Some(self.buffer_read(wrapped_idx)) };
        let after = self.len - index - 1;
        unsafe {
            if after < index {
                self.wrap_copy(self.wrap_add(wrapped_idx, 1), wrapped_idx, after);
            } else {
                let old_head = self.head;
                self.head = self.to_physical_idx(1);
                self.wrap_copy(old_head, self.head, index);
            }
        }
        self.len -= 1;
        elem
    }

    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len;
        assert!(at <= len, "`at` out of bounds");
        let other_len = len - at;
        let mut other = VecDeque::with_capacity(other_len);
        let (a, b) = self.slice_ranges(at.., len);
        unsafe {
            ptr::copy_nonoverlapping(self.ptr().add(a.start), other.ptr(), a.len());
            ptr::copy_nonoverlapping(self.ptr().add(b.start), other.ptr().add(a.len()), b.len());
        }
        self.len = at;
        other.len = other_len;
        other
    }

    pub fn append(&mut self, other: &mut Self) {
        self.reserve(other.len);
        let (a, b) = other.slice_ranges(.., other.len);
        unsafe {
            let at = self.to_physical_idx(self.len);
            self.write_range(at, other.buffer_range(a.start..a.end), a.len());
            let at = self.wrap_add(at, a.len());
            self.write_range(at, other.buffer_range(b.start..b.end), b.len());
        }
        self.len += other.len;
        other.len = 0;
        other.head = 0;
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
        let mut kept = 0;
        let mut cur = 0;
        while cur < len {
            if f(&mut self[cur]) {
                if kept != cur {
                    self.swap(kept, cur);
                }
                kept += 1;
            }
            cur += 1;
        }
        if kept != len {
            self.truncate(kept);
        }
    }

    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        while self.len < new_len {
            self.push_back(generator());
        }
        self.truncate(new_len);
    }

    pub fn make_contiguous(&mut self) -> &mut [T] {
        if mem::size_of::<T>() == 0 {
            self.head = 0;
        }
        if !self.is_contiguous() {
            unsafe { self.join_parts() };
        }
        unsafe { slice::from_raw_parts_mut(self.ptr().add(self.head), self.len) }
    }

    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k {
            unsafe { self.rotate_left_inner(n) }
        } else {
            unsafe { self.rotate_right_inner(k) }
        }
    }

    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k {
            unsafe { self.rotate_right_inner(n) }
        } else {
            unsafe { self.rotate_left_inner(k) }
        }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|e| e.cmp(x))
    }

    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> Ordering,
    {
        let (front, back) = self.as_slices();
        match back.first().map(|elem| f(elem)) {
            Some(Ordering::Equal) => Ok(front.len()),
            Some(Ordering::Less) => {
                let at = front.len();
                back.binary_search_by(f).map(|idx| idx + at).map_err(|idx| idx + at)
            }
            _ => front.binary_search_by(f),
        }
    }

    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> B,
        B: Ord,
    {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    pub fn partition_point<P>(&self, mut pred: P) -> usize
    where
        P: FnMut(&T) -> bool,
    {
        let (front, back) = self.as_slices();
        if let Some(true) = back.first().map(|v| pred(v)) {
            back.partition_point(pred) + front.len()
        } else {
            front.partition_point(pred)
        }
    }
}

impl<T: Clone> VecDeque<T> {
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len > self.len {
            let mut extra = new_len - self.len;
            self.reserve(extra);
            while extra > 1 {
                self.push_back(value.clone());
                extra -= 1;
            }
            self.push_back(value);
        } else {
            self.truncate(new_len);
        }
    }
}

/// Drops the elements of a slice.
struct Dropper<T>(*mut [T]);

impl<T> Drop for Dropper<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(self.0) }
    }
}

unsafe impl<#[may_dangle] T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        let (front, back) = self.as_mut_raw_slices();
        unsafe {
            let _back = Dropper(back);
            ptr::drop_in_place(front);
        }
    }
}
