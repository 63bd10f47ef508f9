//! Many pairs in ascending order put at the right end.

use super::node::{CAPACITY, Handle, MIN_LEN, Node};

pub(super) fn bulk_push<K, V>(root: &mut Node<K, V>, pairs: impl Iterator<Item = (K, V)>, length: &mut usize) {
    let mut leaf = root.last_leaf_edge().node;
    for (key, value) in pairs {
        if leaf.len() < CAPACITY {
            unsafe { leaf.push(key, value, None) };
        } else {
            let mut open = leaf;
            while open.len() >= CAPACITY {
                open = match open.ascend() {
                    Some(parent) => parent.node,
                    None => root.push_level(),
                };
            }
            let mut right = Node::new_leaf();
            for _ in 1..open.height {
                right.push_level();
            }
            unsafe { open.push(key, value, Some(right)) };
            leaf = open.last_leaf_edge().node;
        }
        *length += 1;
    }
    fix_right_border(*root);
}

/// The last node of each level takes what it lacks from its left sibling, which is full.
fn fix_right_border<K, V>(mut node: Node<K, V>) {
    while node.height > 0 {
        let last = Handle { node, idx: node.len() - 1 };
        unsafe {
            let right = last.right();
            if right.len() < MIN_LEN {
                last.steal_left(MIN_LEN - right.len());
            }
            node = right;
        }
    }
}
