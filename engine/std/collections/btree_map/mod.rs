//! `BTreeMap`: a sorted buffer of pairs. It keeps the order and the interface of the real tree, not its nodes.

mod entry;
mod iter;

pub use self::entry::{Entry, OccupiedEntry, OccupiedError, VacantEntry};
pub use self::iter::{
    ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut,
};

use self::iter::Span;
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::mem;
use crate::ops::Bound::{Excluded, Included, Unbounded};
use crate::ops::{Index, RangeBounds};
use crate::vec::Vec;

// What a node of the real tree holds: room for that many comes with the first pair.
const NODE_CAPACITY: usize = 11;

pub struct BTreeMap<K, V> {
    // Pairs are reached by raw pointers one by one: a reference to all would touch values that are borrowed.
    entries: Vec<(K, V)>,
}

impl<K, V> BTreeMap<K, V> {
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { entries: Vec::new() }
    }

    pub fn clear(&mut self) {
        drop(mem::take(self));
    }

    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn at(&self, index: usize) -> *mut (K, V) {
        unsafe { (self.entries.as_ptr() as *mut (K, V)).add(index) }
    }

    unsafe fn pair(&self, index: usize) -> (&K, &V) {
        let pair = self.at(index);
        unsafe { (&(*pair).0, &(*pair).1) }
    }

    fn span(&self, front: usize, back: usize) -> Span<K, V> {
        unsafe { Span::new(self.entries.as_ptr() as *mut (K, V), front, back) }
    }

    /// The index of the key, or the index at which it belongs.
    fn search<Q: ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
        Q: Ord,
    {
        let mut low = 0;
        let mut high = self.len();
        while low < high {
            // Few keys are compared one after the other, as in a node.
            let mid = if high - low <= NODE_CAPACITY { low } else { low + (high - low) / 2 };
            match key.cmp(unsafe { (*self.at(mid)).0.borrow() }) {
                Ordering::Greater => low = mid + 1,
                Ordering::Equal => return Ok(mid),
                Ordering::Less if mid == low => return Err(low),
                Ordering::Less => high = mid,
            }
        }
        Err(low)
    }

    fn insert_at(&mut self, index: usize, key: K, value: V) {
        if self.entries.capacity() == 0 {
            self.entries.reserve_exact(NODE_CAPACITY);
        }
        self.entries.insert(index, (key, value));
    }

    /// The indices of the first key in the range and of the first one after it.
    pub(super) fn bounds<T: ?Sized, R>(&self, range: &R, of: &str) -> (usize, usize)
    where
        T: Ord,
        K: Borrow<T>,
        R: RangeBounds<T>,
    {
        // A map that never had a pair does not look at the range.
        if self.entries.capacity() == 0 {
            return (0, 0);
        }
        match (range.start_bound(), range.end_bound()) {
            (Excluded(s), Excluded(e)) if s == e => {
                panic!("range start and end are equal and excluded in {of}")
            }
            (Included(s) | Excluded(s), Included(e) | Excluded(e)) if s > e => {
                panic!("range start is greater than range end in {of}")
            }
            _ => {}
        }
        let front = match range.start_bound() {
            Included(s) => self.search(s).unwrap_or_else(|i| i),
            Excluded(s) => self.search(s).map_or_else(|i| i, |i| i + 1),
            Unbounded => 0,
        };
        let back = match range.end_bound() {
            Included(e) => self.search(e).map_or_else(|i| i, |i| i + 1),
            Excluded(e) => self.search(e).unwrap_or_else(|i| i),
            Unbounded => self.len(),
        };
        (front, back)
    }

    pub(super) fn get_range<T: ?Sized, R>(&self, range: R, of: &str) -> Range<'_, K, V>
    where
        T: Ord,
        K: Borrow<T>,
        R: RangeBounds<T>,
    {
        let (front, back) = self.bounds(&range, of);
        Range::new(self.span(front, back))
    }

    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.search(key) {
            Ok(index) => Some(unsafe { &(*self.at(index)).1 }),
            Err(_) => None,
        }
    }

    pub fn get_key_value<Q: ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.search(key) {
            Ok(index) => Some(unsafe { self.pair(index) }),
            Err(_) => None,
        }
    }

    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.search(key) {
            Ok(index) => Some(unsafe { &mut (*self.at(index)).1 }),
            Err(_) => None,
        }
    }

    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.search(key).is_ok()
    }

    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        if self.is_empty() { None } else { Some(unsafe { self.pair(0) }) }
    }

    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        if self.is_empty() { None } else { Some(unsafe { self.pair(self.len() - 1) }) }
    }

    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {
        if self.is_empty() { None } else { Some(OccupiedEntry { index: 0, map: self }) }
    }

    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {
        if self.is_empty() { None } else { Some(OccupiedEntry { index: self.len() - 1, map: self }) }
    }

    pub fn pop_first(&mut self) -> Option<(K, V)> {
        if self.is_empty() { None } else { Some(self.entries.remove(0)) }
    }

    pub fn pop_last(&mut self) -> Option<(K, V)> {
        self.entries.pop()
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        match self.search(&key) {
            Ok(index) => Some(mem::replace(unsafe { &mut (*self.at(index)).1 }, value)),
            Err(index) => {
                self.insert_at(index, key, value);
                None
            }
        }
    }

    pub fn try_insert(&mut self, key: K, value: V) -> Result<&mut V, OccupiedError<'_, K, V>>
    where
        K: Ord,
    {
        match self.entry(key) {
            Entry::Occupied(entry) => Err(OccupiedError { entry, value }),
            Entry::Vacant(entry) => Ok(entry.insert(value)),
        }
    }

    pub fn remove<Q: ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.remove_entry(key) {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    pub fn remove_entry<Q: ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.search(key) {
            Ok(index) => Some(self.entries.remove(index)),
            Err(_) => None,
        }
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        match self.search(&key) {
            Ok(index) => Entry::Occupied(OccupiedEntry { index, map: self }),
            Err(index) => Entry::Vacant(VacantEntry { index, key, map: self }),
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        K: Ord,
        F: FnMut(&K, &mut V) -> bool,
    {
        self.entries.retain_mut(|pair| f(&pair.0, &mut pair.1));
    }

    pub fn append(&mut self, other: &mut Self)
    where
        K: Ord,
    {
        if self.is_empty() {
            mem::swap(self, other);
            return;
        }
        for (key, value) in mem::take(other) {
            self.insert(key, value);
        }
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self
    where
        K: Borrow<Q> + Ord,
    {
        let at = self.search(key).unwrap_or_else(|i| i);
        BTreeMap { entries: self.entries.split_off(at) }
    }

    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, F>
    where
        K: Ord,
        R: RangeBounds<K>,
        F: FnMut(&K, &mut V) -> bool,
    {
        let (front, back) = self.bounds::<K, R>(&range, "BTreeMap");
        ExtractIf { entries: &mut self.entries, index: front, end: back, pred }
    }

    pub fn range<T: ?Sized, R>(&self, range: R) -> Range<'_, K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
        R: RangeBounds<T>,
    {
        self.get_range(range, "BTreeMap")
    }

    pub fn range_mut<T: ?Sized, R>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
        R: RangeBounds<T>,
    {
        let (front, back) = self.bounds(&range, "BTreeMap");
        RangeMut::new(self.span(front, back))
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::new(self.span(0, self.len()))
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut::new(self.span(0, self.len()))
    }

    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }
}

impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {
    fn clone(&self) -> Self {
        BTreeMap { entries: self.entries.clone() }
    }
}

impl<K, V> Default for BTreeMap<K, V> {
    fn default() -> BTreeMap<K, V> {
        BTreeMap::new()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    fn eq(&self, other: &BTreeMap<K, V>) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a == b)
    }
}

impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}

impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> {
    fn partial_cmp(&self, other: &BTreeMap<K, V>) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    fn cmp(&self, other: &BTreeMap<K, V>) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<K: Hash, V: Hash> Hash for BTreeMap<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        for elt in self {
            elt.hash(state);
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, Q: ?Sized, V> Index<&Q> for BTreeMap<K, V>
where
    K: Borrow<Q> + Ord,
    Q: Ord,
{
    type Output = V;
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> BTreeMap<K, V> {
        let mut pairs: Vec<(K, V)> = iter.into_iter().collect();
        if pairs.is_empty() {
            return BTreeMap::new();
        }
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        let mut entries: Vec<(K, V)> = Vec::with_capacity(pairs.len().max(NODE_CAPACITY));
        for pair in pairs {
            // Of equal keys the last one stays.
            match entries.last_mut() {
                Some(last) if last.0 == pair.0 => *last = pair,
                _ => entries.push(pair),
            }
        }
        BTreeMap { entries }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    fn from(arr: [(K, V); N]) -> Self {
        Self::from_iter(arr)
    }
}

impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}

impl<'a, K: Ord + Copy, V: Copy> Extend<(&'a K, &'a V)> for BTreeMap<K, V> {
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}

impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { inner: self.entries.into_iter() }
    }
}
