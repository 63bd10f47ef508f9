use super::Vec;
use crate::mem;
use crate::ptr;
use crate::slice;

/// Removes a range of a `Vec`; the tail moves down when this is dropped.
pub struct Drain<'a, T: 'a> {
    tail_start: usize,
    pub(super) tail_len: usize,
    pub(super) iter: slice::Iter<'a, T>,
    pub(super) vec: ptr::NonNull<Vec<T>>,
}

impl<'a, T> Drain<'a, T> {
    pub(crate) unsafe fn new(vec: *mut Vec<T>, tail_start: usize, tail_len: usize, range: &'a [T]) -> Self {
        Drain { tail_start, tail_len, iter: range.iter(), vec: unsafe { ptr::NonNull::new_unchecked(vec) } }
    }

    /// Fills the gap that was drained as far as the iterator goes; whether it is full.
    pub(super) unsafe fn fill<I: Iterator<Item = T>>(&mut self, replace_with: &mut I) -> bool {
        let vec = unsafe { self.vec.as_mut() };
        let start = vec.len;
        let gap = unsafe { slice::from_raw_parts_mut(vec.as_mut_ptr().add(start), self.tail_start - start) };
        for place in gap {
            let Some(item) = replace_with.next() else { return false };
            unsafe { ptr::write(place, item) };
            vec.len += 1;
        }
        true
    }

    /// Makes room for more elements before the tail.
    pub(super) unsafe fn move_tail(&mut self, additional: usize) {
        let vec = unsafe { self.vec.as_mut() };
        vec.buf.reserve(self.tail_start + self.tail_len, additional);
        let new_tail_start = self.tail_start + additional;
        unsafe {
            let src = vec.as_ptr().add(self.tail_start);
            let dst = vec.as_mut_ptr().add(new_tail_start);
            ptr::copy(src, dst, self.tail_len);
        }
        self.tail_start = new_tail_start;
    }

    pub fn as_slice(&self) -> &[T] {
        self.iter.as_slice()
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.iter.next().map(|elt| unsafe { ptr::read(elt as *const _) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        self.iter.next_back().map(|elt| unsafe { ptr::read(elt as *const _) })
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}

struct DropGuard<'r, 'a, T>(&'r mut Drain<'a, T>);

impl<'r, 'a, T> Drop for DropGuard<'r, 'a, T> {
    fn drop(&mut self) {
        if self.0.tail_len > 0 {
            unsafe {
                let source_vec = self.0.vec.as_mut();
                let start = source_vec.len();
                let tail = self.0.tail_start;
                if tail != start {
                    let src = source_vec.as_ptr().add(tail);
                    let dst = source_vec.as_mut_ptr().add(start);
                    ptr::copy(src, dst, self.0.tail_len);
                }
                source_vec.set_len(start + self.0.tail_len);
            }
        }
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let iter = mem::take(&mut self.iter);
        let drop_len = iter.len();
        let mut vec = self.vec;
        if mem::size_of::<T>() == 0 {
            unsafe {
                let vec = vec.as_mut();
                let old_len = vec.len();
                vec.set_len(old_len + drop_len + self.tail_len);
                vec.truncate(old_len + self.tail_len);
            }
            return;
        }
        let _guard = DropGuard(self);
        if drop_len == 0 {
            return;
        }
        let drop_ptr = iter.as_slice().as_ptr();
        unsafe {
            let vec_ptr = vec.as_mut().as_mut_ptr();
            let drop_offset = drop_ptr.offset_from_unsigned(vec_ptr);
            let to_drop = ptr::slice_from_raw_parts_mut(vec_ptr.add(drop_offset), drop_len);
            ptr::drop_in_place(to_drop);
        }
    }
}
