//! The ring buffer itself: physical positions, moves that wrap around the end.

use super::VecDeque;
use crate::mem;
use crate::ops::{Range, RangeBounds};
use crate::ptr;
use crate::slice;

impl<T> VecDeque<T> {
    pub(super) fn ptr(&self) -> *mut T {
        self.buf.ptr()
    }

    pub(super) unsafe fn buffer_read(&mut self, off: usize) -> T {
        unsafe { ptr::read(self.ptr().add(off)) }
    }

    pub(super) unsafe fn buffer_write(&mut self, off: usize, value: T) -> &mut T {
        unsafe {
            let ptr = self.ptr().add(off);
            ptr::write(ptr, value);
            &mut *ptr
        }
    }

    pub(super) unsafe fn buffer_range(&self, range: Range<usize>) -> *mut [T] {
        unsafe { ptr::slice_from_raw_parts_mut(self.ptr().add(range.start), range.end - range.start) }
    }

    pub(super) fn is_full(&self) -> bool {
        self.len == self.capacity()
    }

    fn wrap_index(&self, logical_index: usize) -> usize {
        let capacity = self.capacity();
        if logical_index >= capacity { logical_index - capacity } else { logical_index }
    }

    pub(super) fn wrap_add(&self, idx: usize, addend: usize) -> usize {
        self.wrap_index(idx.wrapping_add(addend))
    }

    pub(super) fn wrap_sub(&self, idx: usize, subtrahend: usize) -> usize {
        self.wrap_index(idx.wrapping_sub(subtrahend).wrapping_add(self.capacity()))
    }

    pub(super) fn to_physical_idx(&self, idx: usize) -> usize {
        self.wrap_add(self.head, idx)
    }

    pub(super) fn is_contiguous(&self) -> bool {
        self.head <= self.capacity() - self.len
    }

    /// The two physical ranges of the logical `range`; the second is empty unless the first ends the buffer.
    pub(super) fn slice_ranges<R>(&self, range: R, len: usize) -> (Range<usize>, Range<usize>)
    where
        R: RangeBounds<usize>,
    {
        let Range { start, end } = slice::range(range, ..len);
        let len = end - start;
        if len == 0 {
            return (0..0, 0..0);
        }
        let wrapped_start = self.to_physical_idx(start);
        let head_len = self.capacity() - wrapped_start;
        if head_len >= len {
            (wrapped_start..wrapped_start + len, 0..0)
        } else {
            (wrapped_start..self.capacity(), 0..len - head_len)
        }
    }

    pub(super) unsafe fn copy(&mut self, src: usize, dst: usize, len: usize) {
        unsafe { ptr::copy(self.ptr().add(src), self.ptr().add(dst), len) }
    }

    pub(super) unsafe fn copy_nonoverlapping(&mut self, src: usize, dst: usize, len: usize) {
        unsafe { ptr::copy_nonoverlapping(self.ptr().add(src), self.ptr().add(dst), len) }
    }

    /// Moves `len` elements from `src` to `dst`, where both ranges may wrap and overlap.
    pub(super) unsafe fn wrap_copy(&mut self, src: usize, dst: usize, len: usize) {
        if src == dst || len == 0 {
            return;
        }
        let dst_after_src = self.wrap_sub(dst, src) < len;
        let src_pre_wrap_len = self.capacity() - src;
        let dst_pre_wrap_len = self.capacity() - dst;
        let src_wraps = src_pre_wrap_len < len;
        let dst_wraps = dst_pre_wrap_len < len;
        unsafe {
            match (dst_after_src, src_wraps, dst_wraps) {
                (_, false, false) => self.copy(src, dst, len),
                (false, false, true) => {
                    self.copy(src, dst, dst_pre_wrap_len);
                    self.copy(src + dst_pre_wrap_len, 0, len - dst_pre_wrap_len);
                }
                (true, false, true) => {
                    self.copy(src + dst_pre_wrap_len, 0, len - dst_pre_wrap_len);
                    self.copy(src, dst, dst_pre_wrap_len);
                }
                (false, true, false) => {
                    self.copy(src, dst, src_pre_wrap_len);
                    self.copy(0, dst + src_pre_wrap_len, len - src_pre_wrap_len);
                }
                (true, true, false) => {
                    self.copy(0, dst + src_pre_wrap_len, len - src_pre_wrap_len);
                    self.copy(src, dst, src_pre_wrap_len);
                }
                (false, true, true) => {
                    let delta = dst_pre_wrap_len - src_pre_wrap_len;
                    self.copy(src, dst, src_pre_wrap_len);
                    self.copy(0, dst + src_pre_wrap_len, delta);
                    self.copy(delta, 0, len - dst_pre_wrap_len);
                }
                (true, true, true) => {
                    let delta = src_pre_wrap_len - dst_pre_wrap_len;
                    self.copy(0, delta, len - src_pre_wrap_len);
                    self.copy(self.capacity() - delta, 0, delta);
                    self.copy(src, dst, dst_pre_wrap_len);
                }
            }
        }
    }

    /// Copies `len` elements from outside to the physical position `dst`, wrapping.
    pub(super) unsafe fn write_range(&mut self, dst: usize, src: *const [T], len: usize) {
        let src = src as *const T;
        let head_room = self.capacity() - dst;
        unsafe {
            if len <= head_room {
                ptr::copy_nonoverlapping(src, self.ptr().add(dst), len);
            } else {
                ptr::copy_nonoverlapping(src, self.ptr().add(dst), head_room);
                ptr::copy_nonoverlapping(src.add(head_room), self.ptr(), len - head_room);
            }
        }
    }

    pub(super) fn grow(&mut self) {
        let old_cap = self.capacity();
        self.buf.grow_one();
        unsafe { self.handle_capacity_increase(old_cap) };
    }

    /// After the buffer grew: a wrapped queue moves one of its two parts, the shorter if there is room.
    pub(super) unsafe fn handle_capacity_increase(&mut self, old_capacity: usize) {
        let new_capacity = self.capacity();
        if self.head <= old_capacity - self.len {
            return;
        }
        let head_len = old_capacity - self.head;
        let tail_len = self.len - head_len;
        unsafe {
            if head_len > tail_len && new_capacity - old_capacity >= tail_len {
                self.copy_nonoverlapping(0, old_capacity, tail_len);
            } else {
                let new_head = new_capacity - head_len;
                self.copy(self.head, new_head, head_len);
                self.head = new_head;
            }
        }
    }

    /// Makes a wrapped queue contiguous.
    pub(super) unsafe fn join_parts(&mut self) {
        let cap = self.capacity();
        let len = self.len;
        let free = cap - len;
        let head_len = cap - self.head;
        let tail_len = len - head_len;
        unsafe {
            if free >= head_len {
                self.copy(0, head_len, tail_len);
                self.copy_nonoverlapping(self.head, 0, head_len);
                self.head = 0;
            } else if free >= tail_len {
                self.copy(self.head, tail_len, head_len);
                self.copy_nonoverlapping(0, tail_len + head_len, tail_len);
                self.head = tail_len;
            } else if head_len > tail_len {
                if free != 0 {
                    self.copy(0, free, tail_len);
                }
                let slice = &mut *self.buffer_range(free..cap);
                slice.rotate_left(tail_len);
                self.head = free;
            } else {
                if free != 0 {
                    self.copy(self.head, tail_len, head_len);
                }
                let slice = &mut *self.buffer_range(0..len);
                slice.rotate_right(head_len);
                self.head = 0;
            }
        }
    }

    pub(super) unsafe fn rotate_left_inner(&mut self, mid: usize) {
        unsafe { self.wrap_copy(self.head, self.to_physical_idx(self.len), mid) };
        self.head = self.to_physical_idx(mid);
    }

    pub(super) unsafe fn rotate_right_inner(&mut self, k: usize) {
        self.head = self.wrap_sub(self.head, k);
        unsafe { self.wrap_copy(self.to_physical_idx(self.len), self.head, k) };
    }
}
