//! Insertion: full nodes are split on the way up.

use super::node::{CAPACITY, Handle, Node};

/// The key at which a full node is split, and where the new pair goes: right or left, at which edge.
fn split_point(edge: usize) -> (usize, bool, usize) {
    match edge {
        0..=4 => (4, false, edge),
        5 => (5, false, edge),
        6 => (5, true, 0),
        _ => (6, true, edge - 7),
    }
}

/// Inserts at a leaf edge; the KV of the new pair.
pub(super) unsafe fn insert_at<K, V>(root: &mut Node<K, V>, edge: Handle<K, V>, key: K, value: V) -> Handle<K, V> {
    let mut at = edge;
    let mut pending = (key, value, None);
    let mut inserted = None;
    loop {
        let (key, value, child) = pending;
        if at.node.len() < CAPACITY {
            unsafe { at.insert_fit(key, value, child) };
            return inserted.unwrap_or(at);
        }
        let (middle, goes_right, idx) = split_point(at.idx);
        let (k, v, right) = unsafe { Handle { node: at.node, idx: middle }.split() };
        let place = Handle { node: if goes_right { right } else { at.node }, idx };
        unsafe { place.insert_fit(key, value, child) };
        inserted = inserted.or(Some(place));
        match at.node.ascend() {
            Some(parent) => at = parent,
            None => {
                let top = root.push_level();
                unsafe { top.push(k, v, Some(right)) };
                return inserted.unwrap_or(place);
            }
        }
        pending = (k, v, Some(right));
    }
}
