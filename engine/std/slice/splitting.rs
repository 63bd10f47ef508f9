//! Splitting by a condition, and at the ends.

use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::{Bound, OneSidedRange, RangeFrom, RangeTo, RangeToInclusive};
use crate::slice::Split;

/// The splitters that know where to go on and when to stop.
trait SplitIter: DoubleEndedIterator {
    fn finish(&mut self) -> Option<Self::Item>;
}

pub struct SplitMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        match self.v.iter().position(|x| (self.pred)(x)) {
            None => self.finish(),
            Some(idx) => {
                let tmp = mem::take(&mut self.v);
                let (head, tail) = tmp.split_at_mut(idx + 1);
                self.v = tail;
                Some(&mut head[..idx])
            }
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        match self.v.iter().rposition(|x| (self.pred)(x)) {
            None => self.finish(),
            Some(idx) => {
                let tmp = mem::take(&mut self.v);
                let (head, tail) = tmp.split_at_mut(idx);
                self.v = head;
                Some(&mut tail[1..])
            }
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for SplitMut<'a, T, P> {
    fn finish(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(mem::take(&mut self.v))
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for Split<'a, T, P> {
    fn finish(&mut self) -> Option<&'a [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.v)
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        match self.v.iter().rposition(|x| (self.pred)(x)) {
            None => self.finish(),
            Some(idx) => {
                let (left, right) = (&self.v[..idx], &self.v[idx + 1..]);
                self.v = left;
                Some(right)
            }
        }
    }
}

pub struct SplitInclusive<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a [T],
    pred: P,
}

impl<T, P: Clone + FnMut(&T) -> bool> Clone for SplitInclusive<'_, T, P> {
    fn clone(&self) -> Self {
        Self { v: self.v, pred: self.pred.clone() }
    }
}

impl<T, P: Clone + FnMut(&T) -> bool> Clone for RSplit<'_, T, P> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone() }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let idx = self.v.iter().position(|x| (self.pred)(x)).map_or(self.v.len(), |idx| idx + 1);
        let (head, tail) = self.v.split_at(idx);
        self.v = tail;
        Some(head)
    }
}

pub struct SplitInclusiveMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a mut [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let idx = self.v.iter().position(|x| (self.pred)(x)).map_or(self.v.len(), |idx| idx + 1);
        let tmp = mem::take(&mut self.v);
        let (head, tail) = tmp.split_at_mut(idx);
        self.v = tail;
        Some(head)
    }
}

macro_rules! reversed {
    ($($Name:ident $Inner:ident $item:ty;)*) => {
        $(
            pub struct $Name<'a, T: 'a, P>
            where
                P: FnMut(&T) -> bool,
            {
                inner: $Inner<'a, T, P>,
            }

            impl<'a, T, P: FnMut(&T) -> bool> Iterator for $Name<'a, T, P> {
                type Item = $item;
                fn next(&mut self) -> Option<$item> {
                    self.inner.next_back()
                }
            }

            impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for $Name<'a, T, P> {
                fn next_back(&mut self) -> Option<$item> {
                    self.inner.next()
                }
            }

            impl<'a, T, P: FnMut(&T) -> bool> SplitIter for $Name<'a, T, P> {
                fn finish(&mut self) -> Option<$item> {
                    self.inner.finish()
                }
            }
        )*
    };
}

reversed! {
    RSplit Split &'a [T];
    RSplitMut SplitMut &'a mut [T];
}

macro_rules! limited {
    ($($Name:ident $Inner:ident $item:ty;)*) => {
        $(
            pub struct $Name<'a, T: 'a, P>
            where
                P: FnMut(&T) -> bool,
            {
                iter: $Inner<'a, T, P>,
                count: usize,
            }

            impl<'a, T, P: FnMut(&T) -> bool> Iterator for $Name<'a, T, P> {
                type Item = $item;
                fn next(&mut self) -> Option<$item> {
                    match self.count {
                        0 => None,
                        1 => {
                            self.count -= 1;
                            self.iter.finish()
                        }
                        _ => {
                            self.count -= 1;
                            self.iter.next()
                        }
                    }
                }
            }

            impl<T, P: FnMut(&T) -> bool> FusedIterator for $Name<'_, T, P> {}
        )*
    };
}

limited! {
    SplitN Split &'a [T];
    RSplitN RSplit &'a [T];
    SplitNMut SplitMut &'a mut [T];
    RSplitNMut RSplitMut &'a mut [T];
}

impl<T> [T] {
    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> {
        SplitMut { v: self, pred, finished: false }
    }

    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> {
        SplitInclusive { v: self, pred }
    }

    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> {
        SplitInclusiveMut { v: self, pred }
    }

    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F> {
        RSplit { inner: self.split(pred) }
    }

    pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F> {
        RSplitMut { inner: self.split_mut(pred) }
    }

    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> {
        SplitN { iter: self.split(pred), count: n }
    }

    pub fn splitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> {
        SplitNMut { iter: self.split_mut(pred), count: n }
    }

    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> {
        RSplitN { iter: self.rsplit(pred), count: n }
    }

    pub fn rsplitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> {
        RSplitNMut { iter: self.rsplit_mut(pred), count: n }
    }

    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        let n = prefix.len();
        if self.starts_with(prefix) { Some(&self[n..]) } else { None }
    }

    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        let n = self.len().saturating_sub(suffix.len());
        if self.ends_with(suffix) { Some(&self[..n]) } else { None }
    }

    pub fn split_off<'a, R: OneSidedRange<usize>>(self: &mut &'a Self, range: R) -> Option<&'a Self> {
        let (front, split_index) = split_point_of(range)?;
        if split_index > self.len() {
            return None;
        }
        let (head, tail) = self.split_at(split_index);
        if front {
            *self = tail;
            Some(head)
        } else {
            *self = head;
            Some(tail)
        }
    }

    pub fn split_off_mut<'a, R: OneSidedRange<usize>>(self: &mut &'a mut Self, range: R) -> Option<&'a mut Self> {
        let (front, split_index) = split_point_of(range)?;
        if split_index > self.len() {
            return None;
        }
        let (head, tail) = mem::take(self).split_at_mut(split_index);
        if front {
            *self = tail;
            Some(head)
        } else {
            *self = head;
            Some(tail)
        }
    }

    pub fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (first, rem) = self.split_first()?;
        *self = rem;
        Some(first)
    }

    pub fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (first, rem) = mem::take(self).split_first_mut()?;
        *self = rem;
        Some(first)
    }

    pub fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (last, rem) = self.split_last()?;
        *self = rem;
        Some(last)
    }

    pub fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (last, rem) = mem::take(self).split_last_mut()?;
        *self = rem;
        Some(last)
    }
}

impl<T> OneSidedRange<T> for RangeTo<T> {}
impl<T> OneSidedRange<T> for RangeFrom<T> {}
impl<T> OneSidedRange<T> for RangeToInclusive<T> {}

// Whether the front part is meant, and where it ends.
fn split_point_of(range: impl OneSidedRange<usize>) -> Option<(bool, usize)> {
    Some(match (range.start_bound(), range.end_bound()) {
        (Bound::Unbounded, Bound::Excluded(i)) => (true, *i),
        (Bound::Unbounded, Bound::Included(i)) => (true, i.checked_add(1)?),
        (Bound::Included(i), Bound::Unbounded) => (false, *i),
        (Bound::Excluded(i), Bound::Unbounded) => (false, i.checked_add(1)?),
        _ => unreachable!(),
    })
}
