//! Appending what an iterator yields.

use super::{IntoIter, Vec};
use crate::alloc::Allocator;
use crate::iter::{Cloned, TrustedLen};
use crate::slice;

pub(super) trait SpecExtend<T, I> {
    fn spec_extend(&mut self, iter: I);
}

impl<T, I: Iterator<Item = T>, A: Allocator> SpecExtend<T, I> for Vec<T, A> {
    #[track_caller]
    default fn spec_extend(&mut self, iter: I) {
        self.extend_desugared(iter)
    }
}

impl<T, I: TrustedLen<Item = T>, A: Allocator> SpecExtend<T, I> for Vec<T, A> {
    #[track_caller]
    default fn spec_extend(&mut self, iterator: I) {
        self.extend_trusted(iterator)
    }
}

impl<T, A1: Allocator, A2: Allocator> SpecExtend<T, IntoIter<T, A2>> for Vec<T, A1> {
    #[track_caller]
    fn spec_extend(&mut self, mut iterator: IntoIter<T, A2>) {
        unsafe { self.append_elements(iterator.as_slice() as _) };
        iterator.forget_remaining_elements();
    }
}

impl<'a, T: Clone + 'a, I: Iterator<Item = &'a T>, A: Allocator> SpecExtend<&'a T, I> for Vec<T, A> {
    #[track_caller]
    default fn spec_extend(&mut self, iterator: I) {
        <Self as SpecExtend<T, Cloned<I>>>::spec_extend(self, iterator.cloned())
    }
}

impl<'a, T: Copy + 'a, A: Allocator> SpecExtend<&'a T, slice::Iter<'a, T>> for Vec<T, A> {
    #[track_caller]
    fn spec_extend(&mut self, iterator: slice::Iter<'a, T>) {
        let slice = iterator.as_slice();
        unsafe { self.append_elements(slice) };
    }
}
