//! Collections.

pub mod binary_heap;
mod btree;
mod hash;
pub mod linked_list;
pub mod vec_deque;

pub use self::binary_heap::BinaryHeap;
pub use self::btree::map::BTreeMap;
pub use self::btree::set::BTreeSet;
pub use self::hash::map::HashMap;
pub use self::hash::set::HashSet;
pub use self::linked_list::LinkedList;
pub use self::vec_deque::VecDeque;
pub use crate::ops::Bound;

pub mod hash_map {
    pub use super::hash::entry::{Entry, OccupiedEntry, VacantEntry};
    pub use super::hash::map::{
        Drain, HashMap, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut,
    };
    pub use crate::hash::{DefaultHasher, RandomState};
}

pub mod hash_set {
    pub use super::hash::set::{Difference, Drain, HashSet, Intersection, IntoIter, Iter, SymmetricDifference, Union};
}

pub mod btree_map {
    pub use super::btree::entry::{Entry, OccupiedEntry, VacantEntry};
    pub use super::btree::map::{
        BTreeMap, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut,
    };
}

pub mod btree_set {
    pub use super::btree::set::{BTreeSet, IntoIter, Iter, Range};
}

use crate::alloc::Layout;
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
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")?;
        f.write_str(match self.kind {
            TryReserveErrorKind::CapacityOverflow => {
                " because the computed capacity exceeded the collection's maximum"
            }
            TryReserveErrorKind::AllocError { .. } => " because the memory allocator returned an error",
        })
    }
}

impl crate::error::Error for TryReserveError {}
