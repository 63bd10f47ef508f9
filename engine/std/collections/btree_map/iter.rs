use crate::fmt;
use crate::marker::PhantomData;
use crate::ptr::NonNull;
use crate::vec::{self, Vec};

/// A part of the sorted buffer, walked from both ends without a reference to the whole.
pub(super) struct Span<K, V> {
    ptr: NonNull<(K, V)>,
    front: usize,
    back: usize,
}

impl<K, V> Span<K, V> {
    pub(super) unsafe fn new(ptr: *mut (K, V), front: usize, back: usize) -> Self {
        Span { ptr: unsafe { NonNull::new_unchecked(ptr) }, front, back }
    }

    fn next(&mut self) -> Option<NonNull<(K, V)>> {
        if self.front >= self.back {
            return None;
        }
        self.front += 1;
        Some(unsafe { self.ptr.add(self.front - 1) })
    }

    fn next_back(&mut self) -> Option<NonNull<(K, V)>> {
        if self.front >= self.back {
            return None;
        }
        self.back -= 1;
        Some(unsafe { self.ptr.add(self.back) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.back - self.front;
        (len, Some(len))
    }
}

impl<K, V> Clone for Span<K, V> {
    fn clone(&self) -> Self {
        Span { ptr: self.ptr, front: self.front, back: self.back }
    }
}

unsafe fn refs<'a, K, V>(pair: NonNull<(K, V)>) -> (&'a K, &'a V) {
    let pair = pair.as_ptr();
    unsafe { (&(*pair).0, &(*pair).1) }
}

unsafe fn key_and_mut<'a, K, V>(pair: NonNull<(K, V)>) -> (&'a K, &'a mut V) {
    let pair = pair.as_ptr();
    unsafe { (&(*pair).0, &mut (*pair).1) }
}

macro_rules! shared {
    ($($Name:ident)*) => {
        $(pub struct $Name<'a, K: 'a, V: 'a> {
            span: Span<K, V>,
            marker: PhantomData<(&'a K, &'a V)>,
        }

        impl<'a, K, V> $Name<'a, K, V> {
            pub(super) fn new(span: Span<K, V>) -> Self {
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
                Self::new(Span { ptr: NonNull::dangling(), front: 0, back: 0 })
            }
        }

        unsafe impl<K: Sync, V: Sync> Send for $Name<'_, K, V> {}
        unsafe impl<K: Sync, V: Sync> Sync for $Name<'_, K, V> {}

        map_iterator! { ['a, K, V] $Name<'a, K, V>, span => (&'a K, &'a V), |pair| unsafe { refs(pair) } }
        map_back! { ['a, K, V] $Name<'a, K, V>, span, |pair| unsafe { refs(pair) } })*
    };
}

macro_rules! mutable {
    ($($Name:ident)*) => {
        $(pub struct $Name<'a, K: 'a, V: 'a> {
            span: Span<K, V>,
            marker: PhantomData<(&'a K, &'a mut V)>,
        }

        impl<'a, K, V> $Name<'a, K, V> {
            pub(super) fn new(span: Span<K, V>) -> Self {
                Self { span, marker: PhantomData }
            }
        }

        unsafe impl<K: Sync, V: Send> Send for $Name<'_, K, V> {}
        unsafe impl<K: Sync, V: Sync> Sync for $Name<'_, K, V> {}

        map_iterator! {
            ['a, K, V] $Name<'a, K, V>, span => (&'a K, &'a mut V), |pair| unsafe { key_and_mut(pair) }
        }
        map_back! { ['a, K, V] $Name<'a, K, V>, span, |pair| unsafe { key_and_mut(pair) } }

        impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for $Name<'_, K, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(Iter::new(self.span.clone())).finish()
            }
        })*
    };
}

shared! { Iter Range }
mutable! { IterMut RangeMut }

pub struct IntoIter<K, V> {
    pub(super) inner: vec::IntoIter<(K, V)>,
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

map_iterator! { [K, V] IntoIter<K, V>, inner => (K, V), |pair| pair }
map_back! { [K, V] IntoIter<K, V>, inner, |pair| pair }
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
        f.debug_list().entries(self.inner.as_slice().iter().map(|pair| (&pair.0, &pair.1))).finish()
    }
}

pub struct ExtractIf<'a, K, V, F> {
    pub(super) entries: &'a mut Vec<(K, V)>,
    pub(super) index: usize,
    pub(super) end: usize,
    pub(super) pred: F,
}

impl<K, V, F> Iterator for ExtractIf<'_, K, V, F>
where
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while self.index < self.end {
            let pair = &mut self.entries[self.index];
            if (self.pred)(&pair.0, &mut pair.1) {
                self.end -= 1;
                return Some(self.entries.remove(self.index));
            }
            self.index += 1;
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.index))
    }
}
