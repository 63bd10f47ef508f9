//! Ranges as iterators.

use super::FusedIterator;
use crate::mem;
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// Types with successors. What ranges do is left to the type, so that integers need no calls for it.
pub trait Step: Clone + PartialOrd + Sized {
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);
    fn forward_checked(start: Self, count: usize) -> Option<Self>;
    fn backward_checked(start: Self, count: usize) -> Option<Self>;

    fn forward(start: Self, count: usize) -> Self {
        Step::forward_checked(start, count).expect("overflow in `Step::forward`")
    }

    fn backward(start: Self, count: usize) -> Self {
        Step::backward_checked(start, count).expect("overflow in `Step::backward`")
    }

    fn range_next(range: &mut Range<Self>) -> Option<Self> {
        if range.start < range.end {
            let n = Step::forward(range.start.clone(), 1);
            Some(mem::replace(&mut range.start, n))
        } else {
            None
        }
    }

    fn range_next_back(range: &mut Range<Self>) -> Option<Self> {
        if range.start < range.end {
            range.end = Step::backward(range.end.clone(), 1);
            Some(range.end.clone())
        } else {
            None
        }
    }

    fn inclusive_next(range: &mut RangeInclusive<Self>) -> Option<Self> {
        if range.is_empty() {
            return None;
        }
        Some(if range.start < range.end {
            let n = Step::forward(range.start.clone(), 1);
            mem::replace(&mut range.start, n)
        } else {
            range.exhausted = true;
            range.start.clone()
        })
    }

    fn inclusive_next_back(range: &mut RangeInclusive<Self>) -> Option<Self> {
        if range.is_empty() {
            return None;
        }
        Some(if range.start < range.end {
            let n = Step::backward(range.end.clone(), 1);
            mem::replace(&mut range.end, n)
        } else {
            range.exhausted = true;
            range.end.clone()
        })
    }
}

macro_rules! step_integer {
    ($($t:ident $unsigned:ident)*) => {
        $(impl Step for $t {
            fn steps_between(start: &$t, end: &$t) -> (usize, Option<usize>) {
                if *start > *end {
                    return (0, None);
                }
                let steps = (*end as $unsigned).wrapping_sub(*start as $unsigned) as u128;
                if steps <= usize::MAX as u128 { (steps as usize, Some(steps as usize)) } else { (usize::MAX, None) }
            }

            fn forward_checked(start: $t, n: usize) -> Option<$t> {
                if n as u128 > $unsigned::MAX as u128 {
                    return None;
                }
                let wrapped = start.wrapping_add(n as $t);
                if wrapped >= start && (wrapped as $unsigned).wrapping_sub(start as $unsigned) == n as $unsigned {
                    Some(wrapped)
                } else {
                    None
                }
            }

            fn backward_checked(start: $t, n: usize) -> Option<$t> {
                if n as u128 > $unsigned::MAX as u128 {
                    return None;
                }
                let wrapped = start.wrapping_sub(n as $t);
                if wrapped <= start && (start as $unsigned).wrapping_sub(wrapped as $unsigned) == n as $unsigned {
                    Some(wrapped)
                } else {
                    None
                }
            }

            fn forward(start: $t, n: usize) -> $t {
                if let Some(next) = Step::forward_checked(start, n) {
                    return next;
                }
                // Panics with the words of an addition.
                let _ = $t::MAX + 1;
                start.wrapping_add(n as $t)
            }

            fn range_next(range: &mut Range<$t>) -> Option<$t> {
                let old = range.start;
                if old < range.end {
                    range.start = old + 1;
                    Some(old)
                } else {
                    None
                }
            }

            fn range_next_back(range: &mut Range<$t>) -> Option<$t> {
                let end = range.end;
                if range.start < end {
                    range.end = end - 1;
                    Some(end - 1)
                } else {
                    None
                }
            }

            fn inclusive_next(range: &mut RangeInclusive<$t>) -> Option<$t> {
                let start = range.start;
                let end = range.end;
                if range.exhausted || start > end {
                    return None;
                }
                if start < end {
                    range.start = start + 1;
                } else {
                    range.exhausted = true;
                }
                Some(start)
            }

            fn inclusive_next_back(range: &mut RangeInclusive<$t>) -> Option<$t> {
                let start = range.start;
                let end = range.end;
                if range.exhausted || start > end {
                    return None;
                }
                if start < end {
                    range.end = end - 1;
                } else {
                    range.exhausted = true;
                }
                Some(end)
            }
        })*
    };
}

step_integer! {
    i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize
    u8 u8 u16 u16 u32 u32 u64 u64 u128 u128 usize usize
}

impl Step for char {
    fn steps_between(start: &char, end: &char) -> (usize, Option<usize>) {
        let start = *start as u32;
        let end = *end as u32;
        if start > end {
            return (0, None);
        }
        let count = end - start;
        // The surrogates between them are no characters.
        let steps = if start < 0xd800 && 0xdfff < end { count - 0x800 } else { count } as usize;
        (steps, Some(steps))
    }

    fn forward_checked(start: char, count: usize) -> Option<char> {
        let start = start as u32;
        let mut res = u32::forward_checked(start, count)?;
        if start < 0xd800 && 0xd800 <= res {
            res = u32::forward_checked(res, 0x800)?;
        }
        char::from_u32(res)
    }

    fn backward_checked(start: char, count: usize) -> Option<char> {
        let start = start as u32;
        let mut res = u32::backward_checked(start, count)?;
        if start > 0xdfff && 0xdfff >= res {
            res = u32::backward_checked(res, 0x800)?;
        }
        char::from_u32(res)
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        Step::range_next(self)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end { Step::steps_between(&self.start, &self.end) } else { (0, Some(0)) }
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(plus_n) = Step::forward_checked(self.start.clone(), n) {
            if plus_n < self.end {
                self.start = plus_n;
                return self.next();
            }
        }
        self.start = self.end.clone();
        None
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    fn next_back(&mut self) -> Option<A> {
        Step::range_next_back(self)
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if let Some(minus_n) = Step::backward_checked(self.end.clone(), n) {
            if minus_n > self.start {
                self.end = minus_n;
                return self.next_back();
            }
        }
        self.end = self.start.clone();
        None
    }
}

impl<A: Step> FusedIterator for Range<A> {}

macro_rules! exact_size {
    ($($t:ty)*) => {
        $(impl ExactSizeIterator for $t {})*
    };
}

exact_size! {
    Range<usize> Range<u8> Range<isize> Range<i8> Range<u16> Range<i16> Range<u32> Range<i32>
    RangeInclusive<u8> RangeInclusive<i8> RangeInclusive<u16> RangeInclusive<i16>
}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        let n = Step::forward(self.start.clone(), 1);
        Some(mem::replace(&mut self.start, n))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        let plus_n = Step::forward(self.start.clone(), n);
        self.start = Step::forward(plus_n.clone(), 1);
        Some(plus_n)
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        Step::inclusive_next(self)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        let hint = Step::steps_between(&self.start, &self.end);
        (hint.0.saturating_add(1), hint.1.and_then(|steps| steps.checked_add(1)))
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if let Some(plus_n) = Step::forward_checked(self.start.clone(), n) {
            if plus_n <= self.end {
                self.start = plus_n;
                return self.next();
            }
        }
        self.start = self.end.clone();
        self.exhausted = true;
        None
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        Step::inclusive_next_back(self)
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if let Some(minus_n) = Step::backward_checked(self.end.clone(), n) {
            if minus_n >= self.start {
                self.end = minus_n;
                return self.next_back();
            }
        }
        self.end = self.start.clone();
        self.exhausted = true;
        None
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}
