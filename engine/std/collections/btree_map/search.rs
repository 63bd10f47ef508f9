//! The way from the root to a key: the keys of each node one after the other.

use super::node::{Handle, Node};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::ops::{Bound, RangeBounds};

/// The KV of the key, or the leaf edge at which it belongs.
pub(super) unsafe fn search_tree<K, V, Q: ?Sized>(mut node: Node<K, V>, key: &Q) -> Result<Handle<K, V>, Handle<K, V>>
where
    K: Borrow<Q>,
    Q: Ord,
{
    loop {
        let (found, idx) = unsafe { search_node(node, key, 0) };
        if found {
            return Ok(Handle { node, idx });
        }
        if node.height == 0 {
            return Err(Handle { node, idx });
        }
        node = unsafe { node.child(idx) };
    }
}

pub(super) unsafe fn search_node<K, V, Q: ?Sized>(node: Node<K, V>, key: &Q, from: usize) -> (bool, usize)
where
    K: Borrow<Q>,
    Q: Ord,
{
    let keys = unsafe { node.keys() };
    for (i, k) in unsafe { keys.get_unchecked(from..) }.iter().enumerate() {
        match key.cmp(k.borrow()) {
            Ordering::Greater => {}
            Ordering::Equal => return (true, from + i),
            Ordering::Less => return (false, from + i),
        }
    }
    (false, keys.len())
}

/// A bound of a range as it stands for a subtree.
enum Limit<'a, Q: ?Sized> {
    Key(&'a Q, bool),
    AllIncluded,
    AllExcluded,
}

impl<Q: ?Sized> Clone for Limit<'_, Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q: ?Sized> Copy for Limit<'_, Q> {}

impl<'a, Q: ?Sized> Limit<'a, Q> {
    fn new(bound: Bound<&'a Q>) -> Self {
        match bound {
            Bound::Included(key) => Limit::Key(key, true),
            Bound::Excluded(key) => Limit::Key(key, false),
            Bound::Unbounded => Limit::AllIncluded,
        }
    }
}

/// The edge of the node at which the range starts, and the bound for the child there.
unsafe fn lower_edge<'a, K, V, Q: ?Sized + Ord>(node: Node<K, V>, limit: Limit<'a, Q>) -> (usize, Limit<'a, Q>)
where
    K: Borrow<Q>,
{
    match limit {
        Limit::Key(key, included) => match unsafe { search_node(node, key, 0) } {
            (true, idx) if included => (idx, Limit::AllExcluded),
            (true, idx) => (idx + 1, Limit::AllIncluded),
            (false, idx) => (idx, limit),
        },
        Limit::AllIncluded => (0, limit),
        Limit::AllExcluded => (node.len(), limit),
    }
}

/// The edge at which the range ends, not before `from`.
unsafe fn upper_edge<'a, K, V, Q>(node: Node<K, V>, limit: Limit<'a, Q>, from: usize) -> (usize, Limit<'a, Q>)
where
    K: Borrow<Q>,
    Q: ?Sized + Ord,
{
    match limit {
        Limit::Key(key, included) => match unsafe { search_node(node, key, from) } {
            (true, idx) if included => (idx + 1, Limit::AllExcluded),
            (true, idx) => (idx, Limit::AllIncluded),
            (false, idx) => (idx, limit),
        },
        Limit::AllIncluded => (node.len(), limit),
        Limit::AllExcluded => (from, limit),
    }
}

/// The leaf edges between which the range lies; `None` if it is empty.
pub(super) unsafe fn search_range<K, V, Q: ?Sized, R>(
    mut node: Node<K, V>,
    range: &R,
    of: &str,
) -> Option<(Handle<K, V>, Handle<K, V>)>
where
    K: Borrow<Q>,
    Q: Ord,
    R: RangeBounds<Q>,
{
    use Bound::{Excluded, Included};
    let (start, end) = (range.start_bound(), range.end_bound());
    match (start, end) {
        (Excluded(s), Excluded(e)) if s == e => panic!("range start and end are equal and excluded in {of}"),
        (Included(s) | Excluded(s), Included(e) | Excluded(e)) if s > e => {
            panic!("range start is greater than range end in {of}")
        }
        _ => {}
    }
    let (mut low, mut high) = (Limit::new(start), Limit::new(end));
    unsafe {
        // Down to the node in which the ways to both ends part.
        let (mut front, mut back) = loop {
            let (front, below_low) = lower_edge(node, low);
            let (back, below_high) = upper_edge(node, high, front);
            (low, high) = (below_low, below_high);
            if front < back {
                break (Handle { node, idx: front }, Handle { node, idx: back });
            }
            if node.height == 0 {
                return None;
            }
            node = node.child(front);
        };
        while front.node.height > 0 {
            let (left, right) = (front.node.child(front.idx), back.node.child(back.idx));
            let (front_idx, below_low) = lower_edge(left, low);
            let (back_idx, below_high) = upper_edge(right, high, 0);
            (low, high) = (below_low, below_high);
            (front, back) = (Handle { node: left, idx: front_idx }, Handle { node: right, idx: back_idx });
        }
        Some((front, back))
    }
}

/// The leaf edge at which the range starts.
pub(super) unsafe fn lower_bound<K, V, Q: ?Sized + Ord>(mut node: Node<K, V>, start: Bound<&Q>) -> Handle<K, V>
where
    K: Borrow<Q>,
{
    let mut limit = Limit::new(start);
    loop {
        let (idx, below) = unsafe { lower_edge(node, limit) };
        if node.height == 0 {
            return Handle { node, idx };
        }
        limit = below;
        node = unsafe { node.child(idx) };
    }
}
