//! Removal: a node with too few keys takes some from a sibling or is merged with it.

use super::node::{Handle, MIN_LEN, Node};

/// The key of the parent left of the node (`true`), or right of the first one.
fn parent_kv<K, V>(node: Node<K, V>) -> Option<(bool, Handle<K, V>)> {
    let edge = node.ascend()?;
    Some(match edge.idx {
        0 => (false, edge),
        idx => (true, Handle { node: edge.node, idx: idx - 1 }),
    })
}

/// Removes the pair; what was there, and the leaf edge where it was.
pub(super) unsafe fn remove_kv<K, V>(root: &mut Node<K, V>, kv: Handle<K, V>) -> ((K, V), Handle<K, V>) {
    if kv.node.height == 0 {
        return unsafe { remove_leaf_kv(root, kv) };
    }
    // The last pair before it, found in a leaf, takes its place.
    unsafe {
        let last = kv.left().last_leaf_edge();
        let ((key, value), hole) = remove_leaf_kv(root, Handle { node: last.node, idx: last.idx - 1 });
        let internal = hole.next_kv().unwrap_unchecked();
        let old = internal.replace_kv(key, value);
        (old, internal.next_leaf_edge())
    }
}

unsafe fn remove_leaf_kv<K, V>(root: &mut Node<K, V>, kv: Handle<K, V>) -> ((K, V), Handle<K, V>) {
    let removed = unsafe { kv.remove_fit() };
    let mut pos = kv;
    if pos.node.len() < MIN_LEN {
        unsafe {
            match parent_kv(pos.node) {
                Some((true, between)) if between.can_merge() => {
                    let idx = between.left().len() + 1 + pos.idx;
                    pos = Handle { node: between.merge(), idx };
                }
                Some((true, between)) => {
                    between.steal_left(1);
                    pos.idx += 1;
                }
                Some((false, between)) if between.can_merge() => {
                    between.merge();
                }
                Some((false, between)) => between.steal_right(1),
                None => {}
            }
            if let Some(parent) = pos.node.ascend() {
                if !fix_ancestors(parent.node) {
                    root.pop_level();
                }
            }
        }
    }
    (removed, pos)
}

/// Restores the least length upwards; `false` if the root has no key left.
pub(super) unsafe fn fix_ancestors<K, V>(mut node: Node<K, V>) -> bool {
    loop {
        let len = node.len();
        if len >= MIN_LEN {
            return true;
        }
        let Some((is_left, between)) = parent_kv(node) else { return len > 0 };
        unsafe {
            if !between.can_merge() {
                if is_left { between.steal_left(MIN_LEN - len) } else { between.steal_right(MIN_LEN - len) }
                return true;
            }
            between.merge();
        }
        node = between.node;
    }
}
