use crate::cmp::{self, Ordering};
use crate::intrinsics;
use crate::mem;

impl<T, U> PartialEq<[U]> for [T]
where
    T: PartialEq<U>,
{
    fn eq(&self, other: &[U]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        if intrinsics::scalar_kind::<T>() == 1 && mem::size_of::<T>() == mem::size_of::<U>() {
            let size = mem::size_of_val(self);
            return unsafe { intrinsics::compare_bytes(self.as_ptr().cast(), other.as_ptr().cast(), size) } == 0;
        }
        let mut idx = 0;
        while idx < self.len() {
            if self[idx] != other[idx] {
                return false;
            }
            idx += 1;
        }
        true
    }
}

impl<T: Eq> Eq for [T] {}

/// The order of slices of unsigned bytes.
fn compare<T>(left: &[T], right: &[T]) -> Ordering {
    let len = cmp::min(left.len(), right.len());
    let order = unsafe { intrinsics::compare_bytes(left.as_ptr().cast(), right.as_ptr().cast(), len) };
    if order == 0 { left.len().cmp(&right.len()) } else { order.cmp(&0) }
}

impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering {
        if intrinsics::ordered_bytewise::<T>() {
            return compare(self, other);
        }
        let l = cmp::min(self.len(), other.len());
        let mut i = 0;
        while i < l {
            match self[i].cmp(&other[i]) {
                Ordering::Equal => (),
                non_eq => return non_eq,
            }
            i += 1;
        }
        self.len().cmp(&other.len())
    }
}

impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
        if intrinsics::ordered_bytewise::<T>() {
            return Some(compare(self, other));
        }
        let l = cmp::min(self.len(), other.len());
        let mut i = 0;
        while i < l {
            match self[i].partial_cmp(&other[i]) {
                Some(Ordering::Equal) => (),
                non_eq => return non_eq,
            }
            i += 1;
        }
        self.len().partial_cmp(&other.len())
    }
}
