use super::map::{self, BTreeMap};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub};
use crate::vec::{self, Vec};

pub struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}

impl<T> BTreeSet<T> {
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { map: BTreeMap::new() }
    }

    pub fn range<K: ?Sized, R>(&self, range: R) -> Range<'_, T>
    where
        K: Ord,
        T: Borrow<K> + Ord,
        R: RangeBounds<K>,
    {
        Range { iter: self.map.range(range) }
    }

    pub fn clear(&mut self) {
        self.map.clear()
    }

    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.map.contains_key(value)
    }

    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.map.get_key_value(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.iter().all(|v| !other.contains(v))
    }

    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.len() <= other.len() && self.iter().all(|v| other.contains(v))
    }

    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }

    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.iter().next()
    }

    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.iter().next_back()
    }

    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_first() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_last() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        self.map.insert(value, ()).is_none()
    }

    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        let old = self.take(&value);
        self.insert(value);
        old
    }

    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.map.remove(value).is_some()
    }

    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.map.remove_entry(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        T: Ord,
        F: FnMut(&T) -> bool,
    {
        self.map.retain(|k, _| f(k));
    }

    pub fn append(&mut self, other: &mut Self)
    where
        T: Ord,
    {
        self.map.append(&mut other.map);
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> Self
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.map.keys() }
    }

    pub const fn len(&self) -> usize {
        self.map.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

// Both walks are in order; what is wanted is chosen by where a value occurs.
fn merge<'a, T: Ord>(a: &'a BTreeSet<T>, b: &'a BTreeSet<T>, left: bool, both: bool, right: bool) -> SetOperation<'a, T> {
    let mut out = Vec::new();
    let mut x = a.iter().peekable();
    let mut y = b.iter().peekable();
    loop {
        let order = match (x.peek(), y.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(p), Some(q)) => p.cmp(q),
        };
        let (value, wanted) = match order {
            Ordering::Less => (x.next(), left),
            Ordering::Greater => (y.next(), right),
            Ordering::Equal => {
                y.next();
                (x.next(), both)
            }
        };
        if wanted {
            out.extend(value);
        }
    }
    SetOperation { values: out.into_iter() }
}

/// Union, intersection and differences.
pub struct SetOperation<'a, T: 'a> {
    values: vec::IntoIter<&'a T>,
}

impl<'a, T> Iterator for SetOperation<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        self.values.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.values.size_hint()
    }
}

macro_rules! set_operations {
    ($($name:ident $Trait:ident $method:ident $left:literal $both:literal $right:literal;)*) => {
        $(
            impl<T: Ord> BTreeSet<T> {
                pub fn $name<'a>(&'a self, other: &'a BTreeSet<T>) -> SetOperation<'a, T> {
                    merge(self, other, $left, $both, $right)
                }
            }

            impl<T: Ord + Clone> $Trait<&BTreeSet<T>> for &BTreeSet<T> {
                type Output = BTreeSet<T>;
                fn $method(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
                    self.$name(rhs).cloned().collect()
                }
            }
        )*
    };
}

set_operations! {
    difference Sub sub true false false;
    symmetric_difference BitXor bitxor true false true;
    intersection BitAnd bitand false true false;
    union BitOr bitor true true true;
}

pub struct Iter<'a, T: 'a> {
    iter: map::Keys<'a, T, ()>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { iter: self.iter.clone() }
    }
}

pub struct Range<'a, T: 'a> {
    iter: map::Range<'a, T, ()>,
}

pub struct IntoIter<T> {
    iter: map::IntoKeys<T, ()>,
}

macro_rules! iterator {
    ([$($life:tt)*] $Name:ident, $pattern:pat => $item:ty, $value:expr) => {
        impl<$($life)* T> Iterator for $Name<$($life)* T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.iter.next() {
                    Some($pattern) => Some($value),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.iter.size_hint()
            }
        }

        impl<$($life)* T> DoubleEndedIterator for $Name<$($life)* T> {
            fn next_back(&mut self) -> Option<$item> {
                match self.iter.next_back() {
                    Some($pattern) => Some($value),
                    None => None,
                }
            }
        }

        impl<$($life)* T> ExactSizeIterator for $Name<$($life)* T> {}
        impl<$($life)* T> FusedIterator for $Name<$($life)* T> {}
    };
}

iterator! { ['a,] Iter, k => &'a T, k }
iterator! { ['a,] Range, (k, _) => &'a T, k }
iterator! { [] IntoIter, k => T, k }

impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { iter: self.map.into_keys() }
    }
}

impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        let mut set = BTreeSet::new();
        set.extend(iter);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(arr: [T; N]) -> Self {
        Self::from_iter(arr)
    }
}

impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(value);
        }
    }
}

impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(*value);
        }
    }
}

impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> Self {
        BTreeSet { map: self.map.clone() }
    }
}

impl<T> Default for BTreeSet<T> {
    fn default() -> BTreeSet<T> {
        BTreeSet::new()
    }
}

impl<T: Hash> Hash for BTreeSet<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.map.hash(state)
    }
}

impl<T: PartialEq> PartialEq for BTreeSet<T> {
    fn eq(&self, other: &BTreeSet<T>) -> bool {
        self.map.eq(&other.map)
    }
}

impl<T: Eq> Eq for BTreeSet<T> {}

impl<T: PartialOrd> PartialOrd for BTreeSet<T> {
    fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> {
        self.map.partial_cmp(&other.map)
    }
}

impl<T: Ord> Ord for BTreeSet<T> {
    fn cmp(&self, other: &BTreeSet<T>) -> Ordering {
        self.map.cmp(&other.map)
    }
}

impl<T: fmt::Debug> fmt::Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
