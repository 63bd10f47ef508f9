//! Parts of equal length, from either end; runs of related elements.

use crate::cmp;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem;
use crate::slice::{from_raw_parts, from_raw_parts_mut};

fn chunk_count(len: usize, size: usize) -> usize {
    let n = len / size;
    if len % size > 0 { n + 1 } else { n }
}

#[derive(Clone, Debug)]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, chunk) = self.v.split_at(self.v.len() - cmp::min(self.v.len(), self.chunk_size));
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for RChunks<'_, T> {}
impl<T> FusedIterator for RChunks<'_, T> {}

pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let at = self.v.len() - cmp::min(self.v.len(), self.chunk_size);
        let (rest, chunk) = mem::take(&mut self.v).split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for RChunksMut<'_, T> {}

#[derive(Clone, Debug)]
pub struct RChunksExact<'a, T: 'a> {
    inner: RChunks<'a, T>,
    rem: &'a [T],
}

impl<'a, T> RChunksExact<'a, T> {
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        self.inner.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<T> ExactSizeIterator for RChunksExact<'_, T> {}

pub struct RChunksExactMut<'a, T: 'a> {
    inner: RChunksMut<'a, T>,
    rem: &'a mut [T],
}

impl<'a, T> RChunksExactMut<'a, T> {
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        self.inner.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<T> ExactSizeIterator for RChunksExactMut<'_, T> {}

pub struct ChunkBy<'a, T: 'a, P> {
    slice: &'a [T],
    predicate: P,
}

impl<'a, T: 'a, P: Clone> Clone for ChunkBy<'a, T, P> {
    fn clone(&self) -> Self {
        Self { slice: self.slice, predicate: self.predicate.clone() }
    }
}

// The length of the first run.
fn run<T, P: FnMut(&T, &T) -> bool>(slice: &[T], predicate: &mut P) -> usize {
    let mut len = 1;
    while len < slice.len() && predicate(&slice[len - 1], &slice[len]) {
        len += 1;
    }
    len
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.slice.is_empty() {
            return None;
        }
        let len = run(self.slice, &mut self.predicate);
        let (head, tail) = self.slice.split_at(len);
        self.slice = tail;
        Some(head)
    }
}

pub struct ChunkByMut<'a, T: 'a, P> {
    slice: &'a mut [T],
    predicate: P,
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.slice.is_empty() {
            return None;
        }
        let len = run(self.slice, &mut self.predicate);
        let (head, tail) = mem::take(&mut self.slice).split_at_mut(len);
        self.slice = tail;
        Some(head)
    }
}

#[derive(Clone, Debug)]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];

    fn next(&mut self) -> Option<&'a [T; N]> {
        let ret = self.v.first_chunk();
        if ret.is_some() {
            self.v = &self.v[1..];
        }
        ret
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().saturating_sub(N - 1);
        (n, Some(n))
    }
}

impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}

impl<T> [T] {
    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks { v: self, chunk_size }
    }

    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksMut { v: self, chunk_size }
    }

    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (rem, v) = self.split_at(self.len() % chunk_size);
        RChunksExact { inner: RChunks { v, chunk_size }, rem }
    }

    #[track_caller]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let at = self.len() % chunk_size;
        let (rem, v) = self.split_at_mut(at);
        RChunksExactMut { inner: RChunksMut { v, chunk_size }, rem }
    }

    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> {
        ChunkBy { slice: self, predicate: pred }
    }

    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> {
        ChunkByMut { slice: self, predicate: pred }
    }

    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        ArrayWindows { v: self }
    }

    #[track_caller]
    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] {
        let new_len = unsafe { intrinsics::exact_div(self.len(), N) };
        unsafe { from_raw_parts(self.as_ptr().cast(), new_len) }
    }

    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (multiple_of_n, remainder) = self.split_at(self.len() / N * N);
        (unsafe { multiple_of_n.as_chunks_unchecked() }, remainder)
    }

    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (remainder, multiple_of_n) = self.split_at(self.len() % N);
        (remainder, unsafe { multiple_of_n.as_chunks_unchecked() })
    }

    #[track_caller]
    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        let new_len = unsafe { intrinsics::exact_div(self.len(), N) };
        unsafe { from_raw_parts_mut(self.as_mut_ptr().cast(), new_len) }
    }

    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let at = self.len() / N * N;
        let (multiple_of_n, remainder) = self.split_at_mut(at);
        (unsafe { multiple_of_n.as_chunks_unchecked_mut() }, remainder)
    }

    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let at = self.len() % N;
        let (remainder, multiple_of_n) = self.split_at_mut(at);
        (remainder, unsafe { multiple_of_n.as_chunks_unchecked_mut() })
    }

    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        let Some((first, tail)) = self.split_at_checked(N) else { return None };
        Some((unsafe { &*(first.as_ptr().cast()) }, tail))
    }

    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        let Some((first, tail)) = self.split_at_mut_checked(N) else { return None };
        Some((unsafe { &mut *(first.as_mut_ptr().cast()) }, tail))
    }

    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        let Some(index) = self.len().checked_sub(N) else { return None };
        let (init, last) = self.split_at(index);
        Some((init, unsafe { &*(last.as_ptr().cast()) }))
    }

    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let Some(index) = self.len().checked_sub(N) else { return None };
        let (init, last) = self.split_at_mut(index);
        Some((init, unsafe { &mut *(last.as_mut_ptr().cast()) }))
    }

    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        let Some(index) = self.len().checked_sub(N) else { return None };
        let (_, last) = self.split_at(index);
        Some(unsafe { &*(last.as_ptr().cast()) })
    }

    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let Some(index) = self.len().checked_sub(N) else { return None };
        let (_, last) = self.split_at_mut(index);
        Some(unsafe { &mut *(last.as_mut_ptr().cast()) })
    }

    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() == N { Some(unsafe { &mut *(self.as_mut_ptr().cast()) }) } else { None }
    }
}
