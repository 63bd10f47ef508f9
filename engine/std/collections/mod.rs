//! Collections.

// Methods of an iterator that maps what another iterator yields.
macro_rules! map_iterator {
    ([$($params:tt)*] $Name:ty, $inner:ident => $Item:ty, |$x:ident| $map:expr) => {
        impl<$($params)*> Iterator for $Name {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                match self.$inner.next() {
                    Some($x) => Some($map),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.$inner.size_hint()
            }
        }
    };
}

macro_rules! map_back {
    ([$($params:tt)*] $Name:ty, $inner:ident, |$x:ident| $map:expr) => {
        impl<$($params)*> DoubleEndedIterator for $Name {
            fn next_back(&mut self) -> Option<Self::Item> {
                match self.$inner.next_back() {
                    Some($x) => Some($map),
                    None => None,
                }
            }
        }
    };
}

macro_rules! exact_size {
    ($([$($params:tt)*] $Name:ty;)*) => {
        $(impl<$($params)*> ExactSizeIterator for $Name {}
        impl<$($params)*> crate::iter::FusedIterator for $Name {})*
    };
}

// Debug of an iterator that can be cloned: the list of what it would still yield.
macro_rules! debug_rest {
    ($([$($params:tt)*] $Name:ty;)*) => {
        $(impl<$($params)*> crate::fmt::Debug for $Name {
            fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        })*
    };
}

pub mod binary_heap;
pub mod btree_map;
pub mod btree_set;
pub mod hash_map;
pub mod hash_set;
mod hash_table;
pub mod linked_list;
pub mod vec_deque;

pub use self::binary_heap::BinaryHeap;
pub use self::btree_map::BTreeMap;
pub use self::btree_set::BTreeSet;
pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use self::linked_list::LinkedList;
pub use self::vec_deque::VecDeque;
pub use crate::ops::Bound;

use crate::alloc::{Layout, LayoutError};
use crate::error::Error;
use crate::fmt;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TryReserveError {
    kind: TryReserveErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TryReserveErrorKind {
    CapacityOverflow,
    AllocError { layout: Layout, non_exhaustive: () },
}

impl TryReserveError {
    pub(crate) fn capacity_overflow() -> Self {
        TryReserveError { kind: TryReserveErrorKind::CapacityOverflow }
    }

    pub fn kind(&self) -> TryReserveErrorKind {
        self.kind.clone()
    }
}

/// What a fallible reservation of `len + additional` elements of `T` finds out before it asks the allocator.
pub(crate) fn check_capacity<T>(len: usize, additional: usize) -> Result<(), TryReserveError> {
    let Some(total) = len.checked_add(additional) else { return Err(TryReserveError::capacity_overflow()) };
    Layout::array::<T>(total)?;
    Ok(())
}

impl From<TryReserveErrorKind> for TryReserveError {
    fn from(kind: TryReserveErrorKind) -> Self {
        Self { kind }
    }
}

impl From<LayoutError> for TryReserveError {
    fn from(_: LayoutError) -> Self {
        Self { kind: TryReserveErrorKind::CapacityOverflow }
    }
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")?;
        f.write_str(match self.kind {
            TryReserveErrorKind::CapacityOverflow => " because the computed capacity exceeded the collection's maximum",
            TryReserveErrorKind::AllocError { .. } => " because the memory allocator returned an error",
        })
    }
}

impl Error for TryReserveError {}
