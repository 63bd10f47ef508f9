use super::VecDeque;
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::{self, NonNull};

/// Removes a range. While this lives the queue has only the elements before the range, so a leaked one loses the rest.
pub struct Drain<'a, T: 'a> {
    deque: NonNull<VecDeque<T>>,
    start: usize,
    drain_len: usize,
    // Logical index of the next element to yield, and how many are left to yield.
    idx: usize,
    remaining: usize,
    old_len: usize,
    _marker: PhantomData<&'a T>,
}

impl<'a, T> Drain<'a, T> {
    pub(super) unsafe fn new(deque: &'a mut VecDeque<T>, start: usize, drain_len: usize) -> Self {
        let old_len = mem::replace(&mut deque.len, start);
        Drain {
            deque: NonNull::from(deque),
            start,
            drain_len,
            idx: start,
            remaining: drain_len,
            old_len,
            _marker: PhantomData,
        }
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.remaining == 0 {
            return None;
        }
        let off = unsafe { self.deque.as_ref().to_physical_idx(self.idx) };
        self.idx += 1;
        self.remaining -= 1;
        Some(unsafe { self.deque.as_mut().buffer_read(off) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.remaining == 0 {
            return None;
        }
        self.remaining -= 1;
        let off = unsafe { self.deque.as_ref().to_physical_idx(self.idx + self.remaining) };
        Some(unsafe { self.deque.as_mut().buffer_read(off) })
    }
}

exact_size! { ['a, T] Drain<'a, T>; }

unsafe impl<T: Send> Send for Drain<'_, T> {}
unsafe impl<T: Sync> Sync for Drain<'_, T> {}

struct DropGuard<'r, 'a, T>(&'r mut Drain<'a, T>);

impl<'r, 'a, T> Drop for DropGuard<'r, 'a, T> {
    fn drop(&mut self) {
        // The queue closes the gap: the shorter side moves.
        let Drain { start, drain_len, old_len, .. } = *self.0;
        let new_len = old_len - drain_len;
        let tail_len = new_len - start;
        unsafe {
            let deque = self.0.deque.as_mut();
            if new_len == 0 {
                deque.head = 0;
            } else if start < tail_len {
                let src = deque.head;
                let dst = deque.to_physical_idx(drain_len);
                deque.wrap_copy(src, dst, start);
                deque.head = dst;
            } else {
                let src = deque.to_physical_idx(start + drain_len);
                let dst = deque.to_physical_idx(start);
                deque.wrap_copy(src, dst, tail_len);
            }
            deque.len = new_len;
        }
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let guard = DropGuard(self);
        let drain = &mut *guard.0;
        while drain.remaining > 0 {
            unsafe {
                let off = drain.deque.as_ref().to_physical_idx(drain.idx);
                drain.idx += 1;
                drain.remaining -= 1;
                ptr::drop_in_place(drain.deque.as_ref().ptr().add(off));
            }
        }
    }
}
