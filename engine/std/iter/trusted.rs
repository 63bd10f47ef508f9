//! Iterators whose size hint can be relied on, and what of them can be reached by position.

use super::{
    Chain, Cloned, Copied, Empty, Enumerate, FlatMap, Flatten, Fuse, Map, Once, OnceWith, Peekable, Repeat, RepeatN,
    RepeatWith, Rev, Skip, Step, StepBy, Take, Zip,
};
use crate::alloc::Allocator;
use crate::collections::{btree_map, btree_set, vec_deque};
use crate::ops::{Range, RangeFrom, RangeInclusive};
use crate::{array, char, option, slice, str, vec};

/// The size hint is exact.
pub unsafe trait TrustedLen: Iterator {}

/// The elements can be reached by their position.
pub unsafe trait TrustedRandomAccess: Sized {}

macro_rules! trusted {
    ($Trait:ident: $([$($params:tt)*] $Name:ty $(where $($bounds:tt)*)?;)*) => {
        $(unsafe impl<$($params)*> $Trait for $Name $(where $($bounds)*)? {})*
    };
}

trusted! { TrustedLen:
    [I: TrustedLen + ?Sized] &mut I;
    [T] Empty<T>;
    [T] Once<T>;
    [A, F: FnOnce() -> A] OnceWith<F>;
    [A: Clone] Repeat<A>;
    [A: Clone] RepeatN<A>;
    [A, F: FnMut() -> A] RepeatWith<F>;
    [A: Step] Range<A>;
    [A: Step] RangeInclusive<A>;
    [A: Step] RangeFrom<A>;
    [B, I: TrustedLen, F: FnMut(I::Item) -> B] Map<I, F>;
    [I: TrustedLen] Enumerate<I>;
    ['a, I: TrustedLen<Item = &'a T>, T: 'a + Clone] Cloned<I>;
    ['a, I: TrustedLen<Item = &'a T>, T: 'a + Copy] Copied<I>;
    [I: TrustedLen + DoubleEndedIterator] Rev<I>;
    [I: TrustedLen] Take<I>;
    [I: TrustedLen] Peekable<I>;
    [I: TrustedLen] Fuse<I>;
    [A: TrustedLen, B: TrustedLen] Zip<A, B>;
    [A: TrustedLen, B: TrustedLen<Item = A::Item>] Chain<A, B>;
    [I: Iterator + TrustedRandomAccess] Skip<I>;
    [I: Iterator + TrustedRandomAccess] StepBy<I>;
    [I: TrustedLen, F: FnMut(I::Item) -> [T; N], T, const N: usize] FlatMap<I, [T; N], F>;
    ['a, I: TrustedLen, F: FnMut(I::Item) -> &'a [T; N], T, const N: usize] FlatMap<I, &'a [T; N], F>;
    ['a, I: TrustedLen, F: FnMut(I::Item) -> &'a mut [T; N], T, const N: usize] FlatMap<I, &'a mut [T; N], F>;
    [I: TrustedLen<Item = [T; N]>, T, const N: usize] Flatten<I>;
    ['a, I: TrustedLen<Item = &'a [T; N]>, T: 'a, const N: usize] Flatten<I>;
    ['a, I: TrustedLen<Item = &'a mut [T; N]>, T: 'a, const N: usize] Flatten<I>;
    [T] slice::Iter<'_, T>;
    [T] slice::IterMut<'_, T>;
    [T] slice::Windows<'_, T>;
    [T, const N: usize] slice::ArrayWindows<'_, T, N>;
    [T] slice::Chunks<'_, T>;
    [T] slice::ChunksMut<'_, T>;
    [T] slice::ChunksExact<'_, T>;
    [T] slice::ChunksExactMut<'_, T>;
    [T] slice::RChunks<'_, T>;
    [T] slice::RChunksMut<'_, T>;
    [T] slice::RChunksExact<'_, T>;
    [T] slice::RChunksExactMut<'_, T>;
    [] str::Bytes<'_>;
    [] char::ToLowercase;
    [] char::ToUppercase;
    [T] option::Iter<'_, T>;
    [T] option::IterMut<'_, T>;
    [T] option::IntoIter<T>;
    [T, const N: usize] array::IntoIter<T, N>;
    [T, A: Allocator] vec::IntoIter<T, A>;
    [T] vec::Drain<'_, T>;
    [T] vec_deque::Iter<'_, T>;
    [T] vec_deque::IterMut<'_, T>;
    [T] vec_deque::IntoIter<T>;
    [K, V] btree_map::Iter<'_, K, V>;
    [K, V] btree_map::IterMut<'_, K, V>;
    [K, V] btree_map::IntoIter<K, V>;
    [K, V] btree_map::Keys<'_, K, V>;
    [K, V] btree_map::Values<'_, K, V>;
    [K, V] btree_map::ValuesMut<'_, K, V>;
    [K, V] btree_map::IntoKeys<K, V>;
    [K, V] btree_map::IntoValues<K, V>;
    [T] btree_set::Iter<'_, T>;
    [T] btree_set::IntoIter<T>;
}

trusted! { TrustedRandomAccess:
    [I: TrustedRandomAccess, F] Map<I, F>;
    [I: TrustedRandomAccess] Enumerate<I>;
    [I: TrustedRandomAccess] Cloned<I>;
    [I: TrustedRandomAccess] Copied<I>;
    [I: TrustedRandomAccess] Fuse<I>;
    [I: TrustedRandomAccess] Skip<I>;
    [A: TrustedRandomAccess, B: TrustedRandomAccess] Zip<A, B>;
    [T] slice::Iter<'_, T>;
    [T] slice::IterMut<'_, T>;
    [T] slice::Windows<'_, T>;
    [T, const N: usize] slice::ArrayWindows<'_, T, N>;
    [T] slice::Chunks<'_, T>;
    [T] slice::ChunksMut<'_, T>;
    [T] slice::ChunksExact<'_, T>;
    [T] slice::ChunksExactMut<'_, T>;
    [T] slice::RChunks<'_, T>;
    [T] slice::RChunksMut<'_, T>;
    [T] slice::RChunksExact<'_, T>;
    [T] slice::RChunksExactMut<'_, T>;
    [] str::Bytes<'_>;
    [T] vec_deque::Iter<'_, T>;
    [T] vec_deque::IterMut<'_, T>;
    [] Range<u8>;
    [] Range<i8>;
    [] Range<u16>;
    [] Range<i16>;
    [] Range<u32>;
    [] Range<i32>;
    [] Range<u64>;
    [] Range<i64>;
    [] Range<usize>;
    [] Range<isize>;
}

/// What is turned into iterators of one known length.
pub(super) trait ConstSizeIntoIterator: IntoIterator {
    fn size() -> Option<usize>;
}

impl<T: IntoIterator> ConstSizeIntoIterator for T {
    default fn size() -> Option<usize> {
        None
    }
}

impl<T, const N: usize> ConstSizeIntoIterator for [T; N] {
    fn size() -> Option<usize> {
        Some(N)
    }
}

impl<T, const N: usize> ConstSizeIntoIterator for &[T; N] {
    fn size() -> Option<usize> {
        Some(N)
    }
}

impl<T, const N: usize> ConstSizeIntoIterator for &mut [T; N] {
    fn size() -> Option<usize> {
        Some(N)
    }
}
