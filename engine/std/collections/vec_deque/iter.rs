use super::VecDeque;
use crate::fmt;
use crate::mem;
use crate::slice;

pub struct Iter<'a, T: 'a> {
    i1: slice::Iter<'a, T>,
    i2: slice::Iter<'a, T>,
}

pub struct IterMut<'a, T: 'a> {
    i1: slice::IterMut<'a, T>,
    i2: slice::IterMut<'a, T>,
}

impl<'a, T> Iter<'a, T> {
    pub(super) fn new(i1: slice::Iter<'a, T>, i2: slice::Iter<'a, T>) -> Self {
        Self { i1, i2 }
    }

    pub fn as_slices(&self) -> (&'a [T], &'a [T]) {
        (self.i1.as_slice(), self.i2.as_slice())
    }
}

impl<'a, T> IterMut<'a, T> {
    pub(super) fn new(i1: slice::IterMut<'a, T>, i2: slice::IterMut<'a, T>) -> Self {
        Self { i1, i2 }
    }
}

// When one part is used up the parts change places, so that the next call finds the other at once.
macro_rules! two_parts {
    ($Name:ident, $Item:ty) => {
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $Item;

            fn next(&mut self) -> Option<$Item> {
                match self.i1.next() {
                    Some(val) => Some(val),
                    None => {
                        mem::swap(&mut self.i1, &mut self.i2);
                        self.i1.next()
                    }
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let len = self.i1.len() + self.i2.len();
                (len, Some(len))
            }

            fn nth(&mut self, n: usize) -> Option<$Item> {
                let first = self.i1.len();
                if n < first {
                    return self.i1.nth(n);
                }
                self.i1.nth(first);
                mem::swap(&mut self.i1, &mut self.i2);
                self.i1.nth(n - first)
            }

            fn last(mut self) -> Option<$Item> {
                self.next_back()
            }
        }

        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$Item> {
                match self.i2.next_back() {
                    Some(val) => Some(val),
                    None => {
                        mem::swap(&mut self.i1, &mut self.i2);
                        self.i2.next_back()
                    }
                }
            }
        }
    };
}

two_parts! { Iter, &'a T }
two_parts! { IterMut, &'a mut T }

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { i1: self.i1.clone(), i2: self.i2.clone() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.i1.as_slice()).field(&self.i2.as_slice()).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.i1.as_slice()).field(&self.i2.as_slice()).finish()
    }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> IntoIter<T> {
    pub(super) fn new(inner: VecDeque<T>) -> Self {
        IntoIter { inner }
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.inner.pop_front()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.inner.len, Some(self.inner.len))
    }
    fn count(self) -> usize {
        self.inner.len
    }
    fn last(mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.inner).finish()
    }
}

exact_size! { ['a, T] Iter<'a, T>; ['a, T] IterMut<'a, T>; [T] IntoIter<T>; }
