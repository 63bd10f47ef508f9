use super::super::hash_table::{RawDrain, RawIntoIter, RawIter, RawTable};
use crate::fmt;
use crate::marker::PhantomData;

pub struct Iter<'a, K: 'a, V: 'a> {
    base: RawIter<(K, V)>,
    marker: PhantomData<(&'a K, &'a V)>,
}

pub struct IterMut<'a, K: 'a, V: 'a> {
    base: RawIter<(K, V)>,
    marker: PhantomData<(&'a K, &'a mut V)>,
}

pub struct IntoIter<K, V> {
    pub(in crate::collections) base: RawIntoIter<(K, V)>,
}

pub struct Drain<'a, K: 'a, V: 'a> {
    pub(in crate::collections) base: RawDrain<'a, (K, V)>,
}

pub struct Keys<'a, K: 'a, V: 'a> {
    pub(super) inner: Iter<'a, K, V>,
}

pub struct Values<'a, K: 'a, V: 'a> {
    pub(super) inner: Iter<'a, K, V>,
}

pub struct ValuesMut<'a, K: 'a, V: 'a> {
    pub(super) inner: IterMut<'a, K, V>,
}

pub struct IntoKeys<K, V> {
    pub(super) inner: IntoIter<K, V>,
}

pub struct IntoValues<K, V> {
    pub(super) inner: IntoIter<K, V>,
}

impl<'a, K, V> Iter<'a, K, V> {
    pub(super) fn new(base: RawIter<(K, V)>) -> Self {
        Iter { base, marker: PhantomData }
    }
}

impl<'a, K, V> IterMut<'a, K, V> {
    pub(super) fn new(base: RawIter<(K, V)>) -> Self {
        IterMut { base, marker: PhantomData }
    }
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { base: self.base.clone(), marker: PhantomData }
    }
}

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

impl<'a, K, V> Default for Iter<'a, K, V> {
    fn default() -> Self {
        Iter::new(RawIter::empty())
    }
}

map_iterator! { ['a, K, V] Iter<'a, K, V>, base => (&'a K, &'a V), |pair| unsafe { as_refs(pair.as_ref()) } }
map_iterator! { ['a, K, V] IterMut<'a, K, V>, base => (&'a K, &'a mut V), |pair| unsafe {
    let mut pair = pair;
    as_key_and_mut(pair.as_mut())
} }
map_iterator! { [K, V] IntoIter<K, V>, base => (K, V), |pair| pair }
map_iterator! { ['a, K, V] Drain<'a, K, V>, base => (K, V), |pair| pair }
map_iterator! { ['a, K, V] Keys<'a, K, V>, inner => &'a K, |pair| pair.0 }
map_iterator! { ['a, K, V] Values<'a, K, V>, inner => &'a V, |pair| pair.1 }
map_iterator! { ['a, K, V] ValuesMut<'a, K, V>, inner => &'a mut V, |pair| pair.1 }
map_iterator! { [K, V] IntoKeys<K, V>, inner => K, |pair| pair.0 }
map_iterator! { [K, V] IntoValues<K, V>, inner => V, |pair| pair.1 }

fn as_refs<K, V>(pair: &(K, V)) -> (&K, &V) {
    (&pair.0, &pair.1)
}

fn as_key_and_mut<K, V>(pair: &mut (K, V)) -> (&K, &mut V) {
    (&pair.0, &mut pair.1)
}

exact_size! {
    ['a, K, V] Iter<'a, K, V>;
    ['a, K, V] IterMut<'a, K, V>;
    [K, V] IntoIter<K, V>;
    ['a, K, V] Drain<'a, K, V>;
    ['a, K, V] Keys<'a, K, V>;
    ['a, K, V] Values<'a, K, V>;
    ['a, K, V] ValuesMut<'a, K, V>;
    [K, V] IntoKeys<K, V>;
    [K, V] IntoValues<K, V>;
}

debug_rest! {
    ['a, K: fmt::Debug, V: fmt::Debug] Iter<'a, K, V>;
    ['a, K: fmt::Debug, V] Keys<'a, K, V>;
    ['a, K, V: fmt::Debug] Values<'a, K, V>;
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter::new(self.base.rest())).finish()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Drain<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter::new(self.base.rest())).finish()
    }
}

pub struct ExtractIf<'a, K, V, F> {
    pub(super) iter: RawIter<(K, V)>,
    pub(super) table: &'a mut RawTable<(K, V)>,
    pub(super) pred: F,
}

impl<K, V, F> Iterator for ExtractIf<'_, K, V, F>
where
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while let Some(mut elem) = self.iter.next() {
            let pair = unsafe { elem.as_mut() };
            if (self.pred)(&pair.0, &mut pair.1) {
                return Some(unsafe { self.table.remove(elem) });
            }
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.iter.size_hint().1)
    }
}

unsafe impl<K: Sync, V: Sync> Send for Iter<'_, K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for Iter<'_, K, V> {}
