use super::BTreeMap;
use super::node::{Handle, Node};
use super::remove::remove_kv;
use crate::fmt;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{Bound, RangeBounds};

/// The leaf edges at both ends of what is left; `None` if nothing is.
pub(super) struct Ends<K, V> {
    front: Option<Handle<K, V>>,
    back: Option<Handle<K, V>>,
}

impl<K, V> Ends<K, V> {
    pub(super) fn new(ends: Option<(Handle<K, V>, Handle<K, V>)>) -> Self {
        Ends { front: ends.map(|e| e.0), back: ends.map(|e| e.1) }
    }

    fn none() -> Self {
        Ends::new(None)
    }

    fn is_empty(&self) -> bool {
        match (&self.front, &self.back) {
            (Some(front), Some(back)) => front.is_at(back),
            _ => true,
        }
    }

    fn next(&mut self) -> Option<Handle<K, V>> {
        if self.is_empty() {
            return None;
        }
        let kv = self.front?.next_kv()?;
        self.front = Some(kv.next_leaf_edge());
        Some(kv)
    }

    fn next_back(&mut self) -> Option<Handle<K, V>> {
        if self.is_empty() {
            return None;
        }
        let kv = self.back?.prev_kv()?;
        self.back = Some(kv.prev_leaf_edge());
        Some(kv)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, None)
    }
}

impl<K, V> Clone for Ends<K, V> {
    fn clone(&self) -> Self {
        Ends { front: self.front, back: self.back }
    }
}

/// One end of a whole tree: the way down to the leaf is gone when it is needed.
enum Lazy<K, V> {
    Root(Node<K, V>),
    Edge(Handle<K, V>),
}

impl<K, V> Clone for Lazy<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Lazy<K, V> {}

/// A whole tree of known length, walked from both ends.
pub(super) struct Span<K, V> {
    front: Option<Lazy<K, V>>,
    back: Option<Lazy<K, V>>,
    length: usize,
}

impl<K, V> Span<K, V> {
    pub(super) fn new(root: Option<Node<K, V>>, length: usize) -> Self {
        Span { front: root.map(Lazy::Root), back: root.map(Lazy::Root), length }
    }

    fn none() -> Self {
        Span::new(None, 0)
    }

    fn front_edge(&self) -> Option<Handle<K, V>> {
        Some(match self.front? {
            Lazy::Root(root) => root.first_leaf_edge(),
            Lazy::Edge(edge) => edge,
        })
    }

    fn back_edge(&self) -> Option<Handle<K, V>> {
        Some(match self.back? {
            Lazy::Root(root) => root.last_leaf_edge(),
            Lazy::Edge(edge) => edge,
        })
    }

    fn next(&mut self) -> Option<Handle<K, V>> {
        if self.length == 0 {
            return None;
        }
        self.length -= 1;
        let kv = self.front_edge()?.next_kv()?;
        self.front = Some(Lazy::Edge(kv.next_leaf_edge()));
        Some(kv)
    }

    fn next_back(&mut self) -> Option<Handle<K, V>> {
        if self.length == 0 {
            return None;
        }
        self.length -= 1;
        let kv = self.back_edge()?.prev_kv()?;
        self.back = Some(Lazy::Edge(kv.prev_leaf_edge()));
        Some(kv)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.length, Some(self.length))
    }
}

impl<K, V> Clone for Span<K, V> {
    fn clone(&self) -> Self {
        Span { front: self.front, back: self.back, length: self.length }
    }
}

macro_rules! shared {
    ($($Name:ident $Inner:ident)*) => {
        $(pub struct $Name<'a, K: 'a, V: 'a> {
            span: $Inner<K, V>,
            marker: PhantomData<(&'a K, &'a V)>,
        }

        impl<'a, K, V> $Name<'a, K, V> {
            pub(super) fn new(span: $Inner<K, V>) -> Self {
                Self { span, marker: PhantomData }
            }
        }

        impl<K, V> Clone for $Name<'_, K, V> {
            fn clone(&self) -> Self {
                Self::new(self.span.clone())
            }
        }

        impl<'a, K, V> Default for $Name<'a, K, V> {
            fn default() -> Self {
                Self::new($Inner::none())
            }
        }

        unsafe impl<K: Sync, V: Sync> Send for $Name<'_, K, V> {}
        unsafe impl<K: Sync, V: Sync> Sync for $Name<'_, K, V> {}

        map_iterator! { ['a, K, V] $Name<'a, K, V>, span => (&'a K, &'a V), |kv| unsafe { kv.kv() } }
        map_back! { ['a, K, V] $Name<'a, K, V>, span, |kv| unsafe { kv.kv() } })*
    };
}

macro_rules! mutable {
    ($($Name:ident $Inner:ident $Shared:ident)*) => {
        $(pub struct $Name<'a, K: 'a, V: 'a> {
            span: $Inner<K, V>,
            marker: PhantomData<(&'a K, &'a mut V)>,
        }

        impl<'a, K, V> $Name<'a, K, V> {
            pub(super) fn new(span: $Inner<K, V>) -> Self {
                Self { span, marker: PhantomData }
            }
        }

        unsafe impl<K: Sync, V: Send> Send for $Name<'_, K, V> {}
        unsafe impl<K: Sync, V: Sync> Sync for $Name<'_, K, V> {}

        map_iterator! {
            ['a, K, V] $Name<'a, K, V>, span => (&'a K, &'a mut V), |kv| unsafe { kv.kv_of_many() }
        }
        map_back! { ['a, K, V] $Name<'a, K, V>, span, |kv| unsafe { kv.kv_of_many() } }

        impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for $Name<'_, K, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries($Shared::new(self.span.clone())).finish()
            }
        })*
    };
}

shared! { Iter Span Range Ends }
mutable! { IterMut Span Iter RangeMut Ends Range }

pub struct IntoIter<K, V> {
    span: Span<K, V>,
}

impl<K, V> IntoIter<K, V> {
    pub(super) fn of(root: Option<Node<K, V>>, length: usize) -> Self {
        IntoIter { span: Span::new(root, length) }
    }

    /// The next pair; nodes left behind are freed, all of them after the last pair.
    fn dying_next(&mut self) -> Option<Handle<K, V>> {
        let edge = self.span.front_edge()?;
        if self.span.length == 0 {
            self.span.front = None;
            let mut node = edge.node;
            loop {
                let parent = node.ascend();
                unsafe { node.free() };
                node = parent?.node;
            }
        }
        self.span.length -= 1;
        let (next, kv) = unsafe { edge.next_freeing() }?;
        self.span.front = Some(Lazy::Edge(next));
        Some(kv)
    }

    fn dying_next_back(&mut self) -> Option<Handle<K, V>> {
        if self.span.length == 0 {
            return self.dying_next();
        }
        self.span.length -= 1;
        let (prev, kv) = unsafe { self.span.back_edge()?.prev_freeing() }?;
        self.span.back = Some(Lazy::Edge(prev));
        Some(kv)
    }
}

impl<K, V> Drop for IntoIter<K, V> {
    fn drop(&mut self) {
        // The rest is dropped even if a drop panics.
        struct Rest<'a, K, V>(&'a mut IntoIter<K, V>);
        impl<K, V> Drop for Rest<'_, K, V> {
            fn drop(&mut self) {
                while let Some(kv) = self.0.dying_next() {
                    drop(unsafe { kv.take_kv() });
                }
            }
        }
        while let Some(kv) = self.dying_next() {
            let rest = Rest(self);
            drop(unsafe { kv.take_kv() });
            mem::forget(rest);
        }
    }
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        self.dying_next().map(|kv| unsafe { kv.take_kv() })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.span.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for IntoIter<K, V> {
    fn next_back(&mut self) -> Option<(K, V)> {
        self.dying_next_back().map(|kv| unsafe { kv.take_kv() })
    }
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

map_iterator! { ['a, K, V] Keys<'a, K, V>, inner => &'a K, |pair| pair.0 }
map_back! { ['a, K, V] Keys<'a, K, V>, inner, |pair| pair.0 }
map_iterator! { ['a, K, V] Values<'a, K, V>, inner => &'a V, |pair| pair.1 }
map_back! { ['a, K, V] Values<'a, K, V>, inner, |pair| pair.1 }
map_iterator! { ['a, K, V] ValuesMut<'a, K, V>, inner => &'a mut V, |pair| pair.1 }
map_back! { ['a, K, V] ValuesMut<'a, K, V>, inner, |pair| pair.1 }
map_iterator! { [K, V] IntoKeys<K, V>, inner => K, |pair| pair.0 }
map_back! { [K, V] IntoKeys<K, V>, inner, |pair| pair.0 }
map_iterator! { [K, V] IntoValues<K, V>, inner => V, |pair| pair.1 }
map_back! { [K, V] IntoValues<K, V>, inner, |pair| pair.1 }

exact_size! {
    ['a, K, V] Iter<'a, K, V>;
    ['a, K, V] IterMut<'a, K, V>;
    [K, V] IntoIter<K, V>;
    ['a, K, V] Keys<'a, K, V>;
    ['a, K, V] Values<'a, K, V>;
    ['a, K, V] ValuesMut<'a, K, V>;
    [K, V] IntoKeys<K, V>;
    [K, V] IntoValues<K, V>;
}

impl<K, V> crate::iter::FusedIterator for Range<'_, K, V> {}
impl<K, V> crate::iter::FusedIterator for RangeMut<'_, K, V> {}

debug_rest! {
    ['a, K: fmt::Debug, V: fmt::Debug] Iter<'a, K, V>;
    ['a, K: fmt::Debug, V: fmt::Debug] Range<'a, K, V>;
    ['a, K: fmt::Debug, V] Keys<'a, K, V>;
    ['a, K, V: fmt::Debug] Values<'a, K, V>;
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter::new(self.span.clone())).finish()
    }
}

pub struct ExtractIf<'a, K, V, R, F> {
    pub(super) map: &'a mut BTreeMap<K, V>,
    pub(super) edge: Option<Handle<K, V>>,
    pub(super) range: R,
    pub(super) pred: F,
}

impl<K: PartialOrd, V, R: RangeBounds<K>, F> Iterator for ExtractIf<'_, K, V, R, F>
where
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while let Some(kv) = self.edge.take()?.next_kv() {
            let (k, v) = unsafe { kv.kv_mut() };
            match self.range.end_bound() {
                Bound::Included(end) if (*k).le(end) => {}
                Bound::Excluded(end) if (*k).lt(end) => {}
                Bound::Unbounded => {}
                _ => return None,
            }
            if (self.pred)(k, v) {
                self.map.length -= 1;
                let root = self.map.root.as_mut()?;
                let (removed, edge) = unsafe { remove_kv(root, kv) };
                self.edge = Some(edge);
                return Some(removed);
            }
            self.edge = Some(kv.next_leaf_edge());
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.map.length))
    }
}
