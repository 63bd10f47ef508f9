use crate::mem::ManuallyDrop;
use crate::ptr;
use crate::vec::Vec;

// Puts the held value back into the hole when dropped, also when the comparison panics.
struct InsertionHole<T> {
    src: *const T,
    dest: *mut T,
}

impl<T> Drop for InsertionHole<T> {
    fn drop(&mut self) {
        unsafe { ptr::copy_nonoverlapping(self.src, self.dest, 1) };
    }
}

/// A stable sort: insertion for short slices, else merging of sorted halves.
pub(super) fn stable_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    if v.len() <= 20 {
        insertion_sort(v, is_less);
        return;
    }
    let mid = v.len() / 2;
    {
        let (left, right) = v.split_at_mut(mid);
        stable_sort(left, is_less);
        stable_sort(right, is_less);
    }
    merge(v, mid, is_less);
}

fn insertion_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    let len = v.len();
    let base = v.as_mut_ptr();
    let mut i = 1;
    while i < len {
        unsafe {
            let tail = base.add(i);
            let mut sift = tail.sub(1);
            if is_less(&*tail, &*sift) {
                let tmp = ManuallyDrop::new(ptr::read(tail));
                let mut gap = InsertionHole { src: &*tmp, dest: tail };
                loop {
                    ptr::copy_nonoverlapping(sift, gap.dest, 1);
                    gap.dest = sift;
                    if sift == base {
                        break;
                    }
                    sift = sift.sub(1);
                    if !is_less(&*tmp, &*sift) {
                        break;
                    }
                }
            }
        }
        i += 1;
    }
}

// What is left of the shorter run goes back into the gap when dropped.
struct MergeHole<T> {
    start: *mut T,
    end: *mut T,
    dest: *mut T,
}

impl<T> Drop for MergeHole<T> {
    fn drop(&mut self) {
        unsafe {
            let len = self.end.offset_from_unsigned(self.start);
            ptr::copy_nonoverlapping(self.start, self.dest, len);
        }
    }
}

fn merge<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], mid: usize, is_less: &mut F) {
    let len = v.len();
    let mut scratch: Vec<T> = Vec::with_capacity(mid);
    let buf = scratch.as_mut_ptr();
    let base = v.as_mut_ptr();
    unsafe {
        ptr::copy_nonoverlapping(base, buf, mid);
        let mut hole = MergeHole { start: buf, end: buf.add(mid), dest: base };
        let mut right = base.add(mid);
        let end = base.add(len);
        while hole.start < hole.end && right < end {
            if is_less(&*right, &*hole.start) {
                ptr::copy_nonoverlapping(right, hole.dest, 1);
                right = right.add(1);
            } else {
                ptr::copy_nonoverlapping(hole.start, hole.dest, 1);
                hole.start = hole.start.add(1);
            }
            hole.dest = hole.dest.add(1);
        }
    }
}
