//! Sortedness and selection.

use super::sort;
use crate::cmp::Ordering::{self, Less};

impl<T> [T] {
    pub fn is_sorted_by<'a, F>(&'a self, mut compare: F) -> bool
    where
        F: FnMut(&'a T, &'a T) -> bool,
    {
        let mut i = 1;
        while i < self.len() {
            if !compare(&self[i - 1], &self[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    pub fn is_sorted_by_key<'a, F, K>(&'a self, f: F) -> bool
    where
        F: FnMut(&'a T) -> K,
        K: PartialOrd,
    {
        self.iter().is_sorted_by_key(f)
    }

    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
    where
        T: Ord,
    {
        select(self, index, &mut T::lt)
    }

    pub fn select_nth_unstable_by<F>(&mut self, index: usize, mut compare: F) -> (&mut [T], &mut T, &mut [T])
    where
        F: FnMut(&T, &T) -> Ordering,
    {
        select(self, index, &mut |a: &T, b: &T| compare(a, b) == Less)
    }

    pub fn select_nth_unstable_by_key<K, F>(&mut self, index: usize, mut f: F) -> (&mut [T], &mut T, &mut [T])
    where
        F: FnMut(&T) -> K,
        K: Ord,
    {
        select(self, index, &mut |a: &T, b: &T| f(a).lt(&f(b)))
    }
}

// All of it is sorted: simpler than selecting, and as good for what the caller may rely on.
#[track_caller]
fn select<'a, T, F: FnMut(&T, &T) -> bool>(
    v: &'a mut [T],
    index: usize,
    is_less: &mut F,
) -> (&'a mut [T], &'a mut T, &'a mut [T]) {
    if index >= v.len() {
        panic!("partition_at_index index {index} greater than length of slice {}", v.len());
    }
    sort::stable_sort(v, is_less);
    let (left, right) = v.split_at_mut(index);
    let (pivot, right) = right.split_at_mut(1);
    (left, &mut pivot[0], right)
}
