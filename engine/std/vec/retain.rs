use super::Vec;
use crate::alloc::Allocator;
use crate::mem;
use crate::ptr;

impl<T, A: Allocator> Vec<T, A> {
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
        let original_len = self.len();
        if original_len == 0 {
            return;
        }
        unsafe { self.set_len(0) };
        let mut g = BackshiftOnDrop { v: self, processed_len: 0, deleted_cnt: 0, original_len };
        while g.processed_len < g.original_len {
            let cur = unsafe { &mut *g.v.as_mut_ptr().add(g.processed_len) };
            if !f(cur) {
                g.processed_len += 1;
                g.deleted_cnt += 1;
                unsafe { ptr::drop_in_place(cur) };
            } else {
                if g.deleted_cnt > 0 {
                    unsafe {
                        let hole_slot = g.v.as_mut_ptr().add(g.processed_len - g.deleted_cnt);
                        ptr::copy_nonoverlapping(cur, hole_slot, 1);
                    }
                }
                g.processed_len += 1;
            }
        }
        drop(g);
    }

    pub fn dedup_by_key<F, K>(&mut self, mut key: F)
    where
        F: FnMut(&mut T) -> K,
        K: PartialEq,
    {
        self.dedup_by(|a, b| key(a) == key(b))
    }

    pub fn dedup_by<F>(&mut self, mut same_bucket: F)
    where
        F: FnMut(&mut T, &mut T) -> bool,
    {
        let len = self.len();
        if len <= 1 {
            return;
        }
        // Nothing is written before the first duplicate.
        let mut first_duplicate = 1;
        let start = self.as_mut_ptr();
        while first_duplicate != len {
            let found = unsafe {
                let prev = start.add(first_duplicate - 1);
                let current = start.add(first_duplicate);
                same_bucket(&mut *current, &mut *prev)
            };
            if found {
                break;
            }
            first_duplicate += 1;
        }
        if first_duplicate == len {
            return;
        }
        let mut gap = FillGapOnDrop { read: first_duplicate + 1, write: first_duplicate, vec: self };
        unsafe {
            ptr::drop_in_place(start.add(first_duplicate));
            while gap.read < len {
                let read_ptr = start.add(gap.read);
                let prev_ptr = start.add(gap.write - 1);
                if same_bucket(&mut *read_ptr, &mut *prev_ptr) {
                    gap.read += 1;
                    ptr::drop_in_place(read_ptr);
                } else {
                    ptr::copy(read_ptr, start.add(gap.write), 1);
                    gap.write += 1;
                    gap.read += 1;
                }
            }
            gap.vec.set_len(gap.write);
            mem::forget(gap);
        }
    }
}

// Moves what has not been looked at down to what is kept, when a comparison or a drop panics.
struct FillGapOnDrop<'a, T, A: Allocator> {
    read: usize,
    write: usize,
    vec: &'a mut Vec<T, A>,
}

impl<T, A: Allocator> Drop for FillGapOnDrop<'_, T, A> {
    fn drop(&mut self) {
        unsafe {
            let ptr = self.vec.as_mut_ptr();
            let len = self.vec.len();
            ptr::copy(ptr.add(self.read), ptr.add(self.write), len - self.read);
            self.vec.set_len(len - (self.read - self.write));
        }
    }
}

impl<T: PartialEq, A: Allocator> Vec<T, A> {
    pub fn dedup(&mut self) {
        self.dedup_by(|a, b| a == b)
    }
}

// Closes the gap, also when what was asked panics.
struct BackshiftOnDrop<'a, T, A: Allocator> {
    v: &'a mut Vec<T, A>,
    processed_len: usize,
    deleted_cnt: usize,
    original_len: usize,
}

impl<T, A: Allocator> Drop for BackshiftOnDrop<'_, T, A> {
    fn drop(&mut self) {
        if self.deleted_cnt > 0 {
            unsafe {
                ptr::copy(
                    self.v.as_ptr().add(self.processed_len),
                    self.v.as_mut_ptr().add(self.processed_len - self.deleted_cnt),
                    self.original_len - self.processed_len,
                );
            }
        }
        unsafe { self.v.set_len(self.original_len - self.deleted_cnt) };
    }
}
