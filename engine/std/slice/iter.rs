use crate::fmt;
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::{self, NonNull};
use crate::slice::{from_raw_parts, from_raw_parts_mut};

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

pub struct Iter<'a, T: 'a> {
    ptr: NonNull<T>,
    // The end; for zero-sized types the number of remaining elements as an address.
    end_or_len: *const T,
    _marker: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Sync> Send for Iter<'_, T> {}

impl<'a, T> Iter<'a, T> {
    pub(super) fn new(slice: &'a [T]) -> Self {
        let len = slice.len();
        let ptr: NonNull<T> = NonNull::from(slice).cast();
        unsafe {
            let end_or_len = if mem::size_of::<T>() == 0 {
                ptr::without_provenance(len)
            } else {
                ptr.as_ptr().add(len) as *const T
            };
            Self { ptr, end_or_len, _marker: PhantomData }
        }
    }

    fn remaining(&self) -> usize {
        if mem::size_of::<T>() == 0 {
            self.end_or_len.addr()
        } else {
            unsafe { self.end_or_len.offset_from_unsigned(self.ptr.as_ptr()) }
        }
    }

    pub fn as_slice(&self) -> &'a [T] {
        unsafe { from_raw_parts(self.ptr.as_ptr(), self.remaining()) }
    }
}

pub struct IterMut<'a, T: 'a> {
    ptr: NonNull<T>,
    end_or_len: *mut T,
    _marker: PhantomData<&'a mut T>,
}

unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}

impl<'a, T> IterMut<'a, T> {
    pub(super) fn new(slice: &'a mut [T]) -> Self {
        let len = slice.len();
        let ptr: NonNull<T> = NonNull::from(slice).cast();
        unsafe {
            let end_or_len = if mem::size_of::<T>() == 0 {
                ptr::without_provenance_mut(len)
            } else {
                ptr.as_ptr().add(len)
            };
            Self { ptr, end_or_len, _marker: PhantomData }
        }
    }

    fn remaining(&self) -> usize {
        if mem::size_of::<T>() == 0 {
            self.end_or_len.addr()
        } else {
            unsafe { (self.end_or_len as *const T).offset_from_unsigned(self.ptr.as_ptr()) }
        }
    }

    pub fn into_slice(self) -> &'a mut [T] {
        unsafe { from_raw_parts_mut(self.ptr.as_ptr(), self.remaining()) }
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { from_raw_parts(self.ptr.as_ptr(), self.remaining()) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { from_raw_parts_mut(self.ptr.as_ptr(), self.remaining()) }
    }
}

macro_rules! iterator {
    ($Name:ident -> $elem:ty, $raw:ty, $borrow:ident) => {
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $elem;

            fn next(&mut self) -> Option<$elem> {
                let ptr = self.ptr;
                if mem::size_of::<T>() == 0 {
                    let len = self.end_or_len.addr();
                    if len == 0 {
                        return None;
                    }
                    self.end_or_len = ptr::without_provenance_mut::<T>(len - 1) as $raw;
                } else {
                    if ptr.as_ptr() as $raw == self.end_or_len {
                        return None;
                    }
                    self.ptr = unsafe { ptr.add(1) };
                }
                Some(unsafe { $borrow(ptr) })
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let exact = self.remaining();
                (exact, Some(exact))
            }

            fn count(self) -> usize {
                self.remaining()
            }

            fn nth(&mut self, n: usize) -> Option<$elem> {
                let len = self.remaining();
                if n >= len {
                    if mem::size_of::<T>() == 0 {
                        self.end_or_len = ptr::without_provenance_mut::<T>(0) as $raw;
                    } else {
                        self.ptr = unsafe { NonNull::new_unchecked(self.end_or_len as *mut T) };
                    }
                    return None;
                }
                if mem::size_of::<T>() == 0 {
                    self.end_or_len = ptr::without_provenance_mut::<T>(len - n) as $raw;
                } else {
                    self.ptr = unsafe { self.ptr.add(n) };
                }
                self.next()
            }

            fn last(mut self) -> Option<$elem> {
                self.next_back()
            }
        }

        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$elem> {
                if mem::size_of::<T>() == 0 {
                    let len = self.end_or_len.addr();
                    if len == 0 {
                        return None;
                    }
                    self.end_or_len = ptr::without_provenance_mut::<T>(len - 1) as $raw;
                    Some(unsafe { $borrow(self.ptr) })
                } else {
                    if self.ptr.as_ptr() as $raw == self.end_or_len {
                        return None;
                    }
                    unsafe {
                        self.end_or_len = self.end_or_len.sub(1);
                        Some($borrow(NonNull::new_unchecked(self.end_or_len as *mut T)))
                    }
                }
            }
        }

        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> crate::iter::FusedIterator for $Name<'_, T> {}
    };
}

#[inline]
unsafe fn shared<'a, T>(ptr: NonNull<T>) -> &'a T {
    unsafe { ptr.as_ref() }
}

#[inline]
unsafe fn unique<'a, T>(mut ptr: NonNull<T>) -> &'a mut T {
    unsafe { ptr.as_mut() }
}

iterator! { Iter -> &'a T, *const T, shared }
iterator! { IterMut -> &'a mut T, *mut T, unique }

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { ptr: self.ptr, end_or_len: self.end_or_len, _marker: self._marker }
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        (&[]).into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.as_slice()).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

#[derive(Clone, Debug)]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T: 'a> Windows<'a, T> {
    pub(super) fn new(slice: &'a [T], size: usize) -> Self {
        Self { v: slice, size }
    }
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            None
        } else {
            let ret = Some(&self.v[..self.size]);
            self.v = &self.v[1..];
            ret
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let size = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (size, Some(size))
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            None
        } else {
            let ret = Some(&self.v[self.v.len() - self.size..]);
            self.v = &self.v[..self.v.len() - 1];
            ret
        }
    }
}

impl<T> ExactSizeIterator for Windows<'_, T> {}

#[derive(Clone, Debug)]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T: 'a> Chunks<'a, T> {
    pub(super) fn new(slice: &'a [T], size: usize) -> Self {
        Self { v: slice, chunk_size: size }
    }
}

fn chunk_count(len: usize, size: usize) -> usize {
    let n = len / size;
    if len % size > 0 { n + 1 } else { n }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            None
        } else {
            let chunksz = crate::cmp::min(self.v.len(), self.chunk_size);
            let (fst, snd) = self.v.split_at(chunksz);
            self.v = snd;
            Some(fst)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            None
        } else {
            let remainder = self.v.len() % self.chunk_size;
            let chunksz = if remainder != 0 { remainder } else { self.chunk_size };
            let (fst, snd) = self.v.split_at(self.v.len() - chunksz);
            self.v = fst;
            Some(snd)
        }
    }
}

impl<T> ExactSizeIterator for Chunks<'_, T> {}

pub struct ChunksMut<'a, T: 'a> {
    v: *mut [T],
    chunk_size: usize,
    _marker: PhantomData<&'a mut T>,
}

impl<'a, T: 'a> ChunksMut<'a, T> {
    pub(super) fn new(slice: &'a mut [T], size: usize) -> Self {
        Self { v: slice, chunk_size: size, _marker: PhantomData }
    }
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            None
        } else {
            let sz = crate::cmp::min(self.v.len(), self.chunk_size);
            let (head, tail) = unsafe { self.v.split_at_mut_unchecked(sz) };
            self.v = tail;
            Some(unsafe { &mut *head })
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for ChunksMut<'_, T> {}

#[derive(Clone, Debug)]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExact<'a, T> {
    pub(super) fn new(slice: &'a [T], chunk_size: usize) -> Self {
        let rem = slice.len() % chunk_size;
        let (fst, snd) = slice.split_at(slice.len() - rem);
        Self { v: fst, rem: snd, chunk_size }
    }

    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.chunk_size {
            None
        } else {
            let (fst, snd) = self.v.split_at(self.chunk_size);
            self.v = snd;
            Some(fst)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for ChunksExact<'_, T> {}

pub struct ChunksExactMut<'a, T: 'a> {
    v: *mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
    _marker: PhantomData<&'a mut T>,
}

impl<'a, T> ChunksExactMut<'a, T> {
    pub(super) fn new(slice: &'a mut [T], chunk_size: usize) -> Self {
        let rem = slice.len() % chunk_size;
        let mid = slice.len() - rem;
        let (fst, snd) = slice.split_at_mut(mid);
        Self { v: fst, rem: snd, chunk_size, _marker: PhantomData }
    }

    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.chunk_size {
            None
        } else {
            let (head, tail) = unsafe { self.v.split_at_mut_unchecked(self.chunk_size) };
            self.v = tail;
            Some(unsafe { &mut *head })
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}

pub struct Split<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    pub(super) v: &'a [T],
    pub(super) pred: P,
    pub(super) finished: bool,
}

impl<T, P: Clone + FnMut(&T) -> bool> Clone for Split<'_, T, P> {
    fn clone(&self) -> Self {
        Self { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> Split<'a, T, P> {
    pub(super) fn new(slice: &'a [T], pred: P) -> Self {
        Self { v: slice, pred, finished: false }
    }
}

impl<'a, T, P> Iterator for Split<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let mut idx = 0;
        while idx < self.v.len() {
            if (self.pred)(&self.v[idx]) {
                let ret = &self.v[..idx];
                self.v = &self.v[idx + 1..];
                return Some(ret);
            }
            idx += 1;
        }
        self.finished = true;
        Some(self.v)
    }
}
