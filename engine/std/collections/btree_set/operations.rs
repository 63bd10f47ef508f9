//! What two sets have in common and in what they differ. Of sets of very different sizes the smaller one is walked and the
//! larger one searched; others are walked side by side.

use super::{BTreeSet, Iter};
use crate::cmp::{self, Ordering};
use crate::fmt;
use crate::iter::{FusedIterator, Peekable};

/// So many times larger a set must be to be searched.
const TIPPING_SIZE: usize = 16;

impl<T> BTreeSet<T> {
    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        let mut iter = self.iter();
        let Some((self_min, self_max, other_min, other_max)) = ends(self, other) else {
            return Difference { inner: Differ::Iterate(iter) };
        };
        let inner = match (self_min.cmp(other_max), self_max.cmp(other_min)) {
            (Ordering::Greater, _) | (_, Ordering::Less) => Differ::Iterate(iter),
            (Ordering::Equal, _) => {
                iter.next();
                Differ::Iterate(iter)
            }
            (_, Ordering::Equal) => {
                iter.next_back();
                Differ::Iterate(iter)
            }
            _ if self.len() <= other.len() / TIPPING_SIZE => Differ::Search { iter, other },
            _ => Differ::Stitch { iter, other: other.iter().peekable() },
        };
        Difference { inner }
    }

    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference { merge: Merge::new(self.iter(), other.iter()) }
    }

    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        let Some((self_min, self_max, other_min, other_max)) = ends(self, other) else {
            return Intersection { inner: Intersect::Answer(None) };
        };
        let inner = match (self_min.cmp(other_max), self_max.cmp(other_min)) {
            (Ordering::Greater, _) | (_, Ordering::Less) => Intersect::Answer(None),
            (Ordering::Equal, _) => Intersect::Answer(Some(self_min)),
            (_, Ordering::Equal) => Intersect::Answer(Some(self_max)),
            _ if self.len() <= other.len() / TIPPING_SIZE => Intersect::Search { small: self.iter(), large: other },
            _ if other.len() <= self.len() / TIPPING_SIZE => Intersect::Search { small: other.iter(), large: self },
            _ => Intersect::Stitch { a: self.iter(), b: other.iter() },
        };
        Intersection { inner }
    }

    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union { merge: Merge::new(self.iter(), other.iter()) }
    }

    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        if self.len() > other.len() {
            return false;
        }
        if self.is_empty() {
            return true;
        }
        let Some((self_min, self_max, other_min, other_max)) = ends(self, other) else { return false };
        let mut iter = self.iter();
        match self_min.cmp(other_min) {
            Ordering::Less => return false,
            Ordering::Equal => {
                iter.next();
            }
            Ordering::Greater => {}
        }
        match self_max.cmp(other_max) {
            Ordering::Greater => return false,
            Ordering::Equal => {
                iter.next_back();
            }
            Ordering::Less => {}
        }
        if iter.len() <= other.len() / TIPPING_SIZE {
            for next in iter {
                if !other.contains(next) {
                    return false;
                }
            }
            return true;
        }
        let mut other_iter = other.iter();
        other_iter.next();
        other_iter.next_back();
        let mut next = iter.next();
        while let Some(mine) = next {
            match other_iter.next().map_or(Ordering::Greater, |theirs| theirs.cmp(mine)) {
                Ordering::Greater => return false,
                Ordering::Equal => next = iter.next(),
                Ordering::Less => {}
            }
        }
        true
    }
}

/// The least and the greatest element of each of two sets; None if one is empty.
fn ends<'a, T>(a: &'a BTreeSet<T>, b: &'a BTreeSet<T>) -> Option<(&'a T, &'a T, &'a T, &'a T)> {
    Some((a.first()?, a.last()?, b.first()?, b.last()?))
}

/// Two sets side by side: what one has yielded too early is kept.
struct Merge<'a, T> {
    a: Iter<'a, T>,
    b: Iter<'a, T>,
    peeked: Option<Peeked<'a, T>>,
}

enum Peeked<'a, T> {
    A(&'a T),
    B(&'a T),
}

impl<'a, T> Merge<'a, T> {
    fn new(a: Iter<'a, T>, b: Iter<'a, T>) -> Self {
        Merge { a, b, peeked: None }
    }

    /// The least element left, as found in each of the two sets.
    fn nexts(&mut self) -> (Option<&'a T>, Option<&'a T>)
    where
        T: Ord,
    {
        let (mut a_next, mut b_next) = match self.peeked.take() {
            Some(Peeked::A(next)) => (Some(next), self.b.next()),
            Some(Peeked::B(next)) => (self.a.next(), Some(next)),
            None => (self.a.next(), self.b.next()),
        };
        if let (Some(a), Some(b)) = (a_next, b_next) {
            match a.cmp(b) {
                Ordering::Less => self.peeked = b_next.take().map(Peeked::B),
                Ordering::Greater => self.peeked = a_next.take().map(Peeked::A),
                Ordering::Equal => {}
            }
        }
        (a_next, b_next)
    }

    fn lens(&self) -> (usize, usize) {
        match self.peeked {
            Some(Peeked::A(_)) => (1 + self.a.len(), self.b.len()),
            Some(Peeked::B(_)) => (self.a.len(), 1 + self.b.len()),
            None => (self.a.len(), self.b.len()),
        }
    }
}

impl<T> Clone for Peeked<'_, T> {
    fn clone(&self) -> Self {
        match self {
            Peeked::A(next) => Peeked::A(next),
            Peeked::B(next) => Peeked::B(next),
        }
    }
}

impl<T> Clone for Merge<'_, T> {
    fn clone(&self) -> Self {
        Merge { a: self.a.clone(), b: self.b.clone(), peeked: self.peeked.clone() }
    }
}

pub struct Difference<'a, T: 'a> {
    inner: Differ<'a, T>,
}

enum Differ<'a, T: 'a> {
    Stitch { iter: Iter<'a, T>, other: Peekable<Iter<'a, T>> },
    Search { iter: Iter<'a, T>, other: &'a BTreeSet<T> },
    Iterate(Iter<'a, T>),
}

impl<T> Clone for Difference<'_, T> {
    fn clone(&self) -> Self {
        let inner = match &self.inner {
            Differ::Stitch { iter, other } => Differ::Stitch { iter: iter.clone(), other: other.clone() },
            Differ::Search { iter, other } => Differ::Search { iter: iter.clone(), other },
            Differ::Iterate(iter) => Differ::Iterate(iter.clone()),
        };
        Difference { inner }
    }
}

impl<'a, T: Ord> Iterator for Difference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        match &mut self.inner {
            Differ::Stitch { iter, other } => {
                let mut next = iter.next()?;
                loop {
                    match other.peek().map_or(Ordering::Less, |theirs| next.cmp(theirs)) {
                        Ordering::Less => return Some(next),
                        Ordering::Equal => {
                            next = iter.next()?;
                            other.next();
                        }
                        Ordering::Greater => {
                            other.next();
                        }
                    }
                }
            }
            Differ::Search { iter, other } => loop {
                let next = iter.next()?;
                if !other.contains(next) {
                    return Some(next);
                }
            },
            Differ::Iterate(iter) => iter.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (mine, theirs) = match &self.inner {
            Differ::Stitch { iter, other } => (iter.len(), other.len()),
            Differ::Search { iter, other } => (iter.len(), other.len()),
            Differ::Iterate(iter) => (iter.len(), 0),
        };
        (mine.saturating_sub(theirs), Some(mine))
    }

    fn min(mut self) -> Option<&'a T> {
        self.next()
    }
}

pub struct SymmetricDifference<'a, T: 'a> {
    merge: Merge<'a, T>,
}

impl<T> Clone for SymmetricDifference<'_, T> {
    fn clone(&self) -> Self {
        SymmetricDifference { merge: self.merge.clone() }
    }
}

impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            let (a, b) = self.merge.nexts();
            if a.and(b).is_none() {
                return a.or(b);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (a, b) = self.merge.lens();
        (0, Some(a + b))
    }

    fn min(mut self) -> Option<&'a T> {
        self.next()
    }
}

pub struct Intersection<'a, T: 'a> {
    inner: Intersect<'a, T>,
}

enum Intersect<'a, T: 'a> {
    Stitch { a: Iter<'a, T>, b: Iter<'a, T> },
    Search { small: Iter<'a, T>, large: &'a BTreeSet<T> },
    Answer(Option<&'a T>),
}

impl<T> Clone for Intersection<'_, T> {
    fn clone(&self) -> Self {
        let inner = match &self.inner {
            Intersect::Stitch { a, b } => Intersect::Stitch { a: a.clone(), b: b.clone() },
            Intersect::Search { small, large } => Intersect::Search { small: small.clone(), large },
            Intersect::Answer(answer) => Intersect::Answer(*answer),
        };
        Intersection { inner }
    }
}

impl<'a, T: Ord> Iterator for Intersection<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        match &mut self.inner {
            Intersect::Stitch { a, b } => {
                let mut a_next = a.next()?;
                let mut b_next = b.next()?;
                loop {
                    match a_next.cmp(b_next) {
                        Ordering::Less => a_next = a.next()?,
                        Ordering::Greater => b_next = b.next()?,
                        Ordering::Equal => return Some(a_next),
                    }
                }
            }
            Intersect::Search { small, large } => loop {
                let next = small.next()?;
                if large.contains(next) {
                    return Some(next);
                }
            },
            Intersect::Answer(answer) => answer.take(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.inner {
            Intersect::Stitch { a, b } => (0, Some(cmp::min(a.len(), b.len()))),
            Intersect::Search { small, .. } => (0, Some(small.len())),
            Intersect::Answer(None) => (0, Some(0)),
            Intersect::Answer(Some(_)) => (1, Some(1)),
        }
    }

    fn min(mut self) -> Option<&'a T> {
        self.next()
    }
}

pub struct Union<'a, T: 'a> {
    merge: Merge<'a, T>,
}

impl<T> Clone for Union<'_, T> {
    fn clone(&self) -> Self {
        Union { merge: self.merge.clone() }
    }
}

impl<'a, T: Ord> Iterator for Union<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        let (a, b) = self.merge.nexts();
        a.or(b)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (a, b) = self.merge.lens();
        (cmp::max(a, b), Some(a + b))
    }

    fn min(mut self) -> Option<&'a T> {
        self.next()
    }
}

macro_rules! operation {
    ($($Name:ident)*) => {
        $(impl<T: Ord> FusedIterator for $Name<'_, T> {}
        debug_rest! { ['a, T: fmt::Debug + Ord] $Name<'a, T>; })*
    };
}

operation! { Difference SymmetricDifference Intersection Union }
