//! `BTreeMap`: a B-tree.

mod append;
mod entry;
mod insert;
mod iter;
mod navigate;
mod node;
mod remove;
mod search;
mod split;

pub use self::entry::{Entry, OccupiedEntry, OccupiedError, VacantEntry};
pub use self::iter::{
    ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut,
};

use self::iter::{Ends, Span};
use self::node::{Handle, Node};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::Peekable;
use crate::mem;
use crate::ops::{Index, RangeBounds};
use crate::vec::Vec;

pub struct BTreeMap<K, V> {
    root: Option<Node<K, V>>,
    length: usize,
}

unsafe impl<#[may_dangle] K, #[may_dangle] V> Drop for BTreeMap<K, V> {
    fn drop(&mut self) {
        drop(IntoIter::of(self.root.take(), self.length));
    }
}

impl<K, V> BTreeMap<K, V> {
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { root: None, length: 0 }
    }

    pub fn clear(&mut self) {
        drop(mem::take(self));
    }

    pub const fn len(&self) -> usize {
        self.length
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn search<Q: ?Sized>(&self, key: &Q) -> Option<Handle<K, V>>
    where
        K: Borrow<Q>,
        Q: Ord,
    {
        unsafe { search::search_tree(self.root?, key) }.ok()
    }

    fn first_kv(&self) -> Option<Handle<K, V>> {
        self.root?.first_leaf_edge().next_kv()
    }

    fn last_kv(&self) -> Option<Handle<K, V>> {
        self.root?.last_leaf_edge().prev_kv()
    }

    fn ends<T: ?Sized, R>(&self, range: &R, of: &str) -> Ends<K, V>
    where
        T: Ord,
        K: Borrow<T>,
        R: RangeBounds<T>,
    {
        Ends::new(self.root.and_then(|root| unsafe { search::search_range(root, range, of) }))
    }

    fn bulk(pairs: impl Iterator<Item = (K, V)>) -> Self {
        let mut map = BTreeMap::new();
        let root = map.root.insert(Node::new_leaf());
        append::bulk_push(root, pairs, &mut map.length);
        map
    }

    /// The map of pairs in order of their keys.
    pub(in crate::collections) fn from_sorted_iter(pairs: impl Iterator<Item = (K, V)>) -> Self
    where
        K: Eq,
    {
        BTreeMap::bulk(Deduplicated { pairs: pairs.peekable() })
    }

    pub(super) fn get_range<T: ?Sized, R>(&self, range: R, of: &str) -> Range<'_, K, V>
    where
        T: Ord,
        K: Borrow<T>,
        R: RangeBounds<T>,
    {
        Range::new(self.ends(&range, of))
    }

    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.search(key).map(|kv| unsafe { kv.kv() }.1)
    }

    pub fn get_key_value<Q: ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.search(key).map(|kv| unsafe { kv.kv() })
    }

    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.search(key).map(|kv| unsafe { kv.val_mut() })
    }

    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.search(key).is_some()
    }

    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.first_kv().map(|kv| unsafe { kv.kv() })
    }

    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.last_kv().map(|kv| unsafe { kv.kv() })
    }

    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {
        let kv = self.first_kv()?;
        Some(OccupiedEntry { kv, map: self })
    }

    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {
        let kv = self.last_kv()?;
        Some(OccupiedEntry { kv, map: self })
    }

    pub fn pop_first(&mut self) -> Option<(K, V)> {
        self.first_entry().map(|entry| entry.remove_entry())
    }

    pub fn pop_last(&mut self) -> Option<(K, V)> {
        self.last_entry().map(|entry| entry.remove_entry())
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        match self.entry(key) {
            Entry::Occupied(mut entry) => Some(entry.insert(value)),
            Entry::Vacant(entry) => {
                entry.insert_entry(value);
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
        let kv = self.search(key)?;
        Some(OccupiedEntry { kv, map: self }.remove_entry())
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        let Some(root) = self.root else { return Entry::Vacant(VacantEntry { key, edge: None, map: self }) };
        match unsafe { search::search_tree(root, &key) } {
            Ok(kv) => Entry::Occupied(OccupiedEntry { kv, map: self }),
            Err(edge) => Entry::Vacant(VacantEntry { key, edge: Some(edge), map: self }),
        }
    }

    /// Puts a key in; one that is equal gives its place to it and is handed back.
    pub(in crate::collections) fn replace_key(&mut self, key: K) -> Option<K>
    where
        K: Ord,
        V: Default,
    {
        let mut edge = None;
        if let Some(root) = self.root {
            match unsafe { search::search_tree(root, &key) } {
                Ok(kv) => return Some(mem::replace(unsafe { kv.kv_mut().0 }, key)),
                Err(found) => edge = Some(found),
            }
        }
        VacantEntry { key, edge, map: self }.insert(V::default());
        None
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        K: Ord,
        F: FnMut(&K, &mut V) -> bool,
    {
        self.extract_if(.., |k, v| !f(k, v)).for_each(drop);
    }

    pub fn append(&mut self, other: &mut Self)
    where
        K: Ord,
    {
        if other.is_empty() {
            return;
        }
        if self.is_empty() {
            mem::swap(self, other);
            return;
        }
        let left = mem::take(self).into_iter().peekable();
        let right = mem::take(other).into_iter().peekable();
        *self = BTreeMap::bulk(Merged { left, right });
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self
    where
        K: Borrow<Q> + Ord,
    {
        let (Some(root), false) = (&mut self.root, self.length == 0) else { return BTreeMap::new() };
        let right = unsafe { split::split_off(root, key) };
        let length = split::count(right);
        self.length -= length;
        BTreeMap { root: Some(right), length }
    }

    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F>
    where
        K: Ord,
        R: RangeBounds<K>,
        F: FnMut(&K, &mut V) -> bool,
    {
        let edge = self.root.map(|root| unsafe { search::lower_bound::<K, V, K>(root, range.start_bound()) });
        ExtractIf { map: self, edge, range, pred }
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
        RangeMut::new(self.ends(&range, "BTreeMap"))
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::new(Span::new(self.root, self.length))
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut::new(Span::new(self.root, self.length))
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
        match self.root {
            Some(root) if self.length > 0 => unsafe { clone_subtree(root) },
            _ => BTreeMap::new(),
        }
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
        BTreeMap::from_sorted_iter(pairs.into_iter())
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
        let root = self.root;
        let length = self.length;
        mem::forget(self);
        IntoIter::of(root, length)
    }
}

/// Of pairs with equal keys the last one.
struct Deduplicated<I: Iterator> {
    pairs: Peekable<I>,
}

impl<K: Eq, V, I: Iterator<Item = (K, V)>> Iterator for Deduplicated<I> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        loop {
            let pair = self.pairs.next()?;
            match self.pairs.peek() {
                Some(next) if pair.0 == next.0 => {}
                _ => return Some(pair),
            }
        }
    }
}

/// The pairs of two maps in order; of equal keys that of the right one.
struct Merged<K, V> {
    left: Peekable<IntoIter<K, V>>,
    right: Peekable<IntoIter<K, V>>,
}

impl<K: Ord, V> Iterator for Merged<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let order = match (self.left.peek(), self.right.peek()) {
            (Some(a), Some(b)) => a.0.cmp(&b.0),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let left = if order.is_le() { self.left.next() } else { None };
        let right = if order.is_ge() { self.right.next() } else { None };
        right.or(left)
    }
}

/// A map keeps what is cloned so far: a clone that panics leaks nothing of it.
unsafe fn clone_subtree<K: Clone, V: Clone>(node: Node<K, V>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    if node.height == 0 {
        let out = *map.root.insert(Node::new_leaf());
        for idx in 0..node.len() {
            let (k, v) = unsafe { Handle { node, idx }.kv() };
            unsafe { out.push(k.clone(), v.clone(), None) };
            map.length += 1;
        }
        return map;
    }
    map = unsafe { clone_subtree(node.child(0)) };
    let out = map.root.get_or_insert_with(Node::new_leaf).push_level();
    for idx in 0..node.len() {
        let (k, v) = unsafe { Handle { node, idx }.kv() };
        let (k, v) = (k.clone(), v.clone());
        let mut right = unsafe { clone_subtree(node.child(idx + 1)) };
        map.length += 1 + mem::take(&mut right.length);
        unsafe { out.push(k, v, right.root.take()) };
    }
    map
}
