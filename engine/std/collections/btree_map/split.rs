//! A tree cut in two, and the borders of what is left.

use super::node::{Handle, MIN_LEN, Node};
use super::search::search_node;
use crate::borrow::Borrow;

/// Moves the pairs from the key on into a new tree.
pub(super) unsafe fn split_off<K, V, Q: ?Sized + Ord>(root: &mut Node<K, V>, key: &Q) -> Node<K, V>
where
    K: Borrow<Q>,
{
    let mut right_root = Node::new_leaf();
    for _ in 0..root.height {
        right_root.push_level();
    }
    let (mut left, mut right) = (*root, right_root);
    unsafe {
        loop {
            let (_, idx) = search_node(left, key, 0);
            Handle { node: left, idx }.move_suffix(right);
            if left.height == 0 {
                break;
            }
            left = left.child(idx);
            right = right.child(0);
        }
        fix_right_border(root);
        fix_left_border(&mut right_root);
    }
    right_root
}

unsafe fn fix_top<K, V>(root: &mut Node<K, V>) {
    while root.height > 0 && root.len() == 0 {
        root.pop_level();
    }
}

unsafe fn fix_right_border<K, V>(root: &mut Node<K, V>) {
    unsafe {
        fix_top(root);
        let mut node = *root;
        while node.height > 0 {
            let kv = Handle { node, idx: node.len() - 1 };
            node = if kv.can_merge() {
                kv.merge()
            } else {
                let missing = (MIN_LEN + 1).saturating_sub(kv.right().len());
                if missing > 0 {
                    kv.steal_left(missing);
                }
                kv.right()
            };
        }
        fix_top(root);
    }
}

unsafe fn fix_left_border<K, V>(root: &mut Node<K, V>) {
    unsafe {
        fix_top(root);
        let mut node = *root;
        while node.height > 0 {
            let kv = Handle { node, idx: 0 };
            node = if kv.can_merge() {
                kv.merge()
            } else {
                let missing = (MIN_LEN + 1).saturating_sub(kv.left().len());
                if missing > 0 {
                    kv.steal_right(missing);
                }
                kv.left()
            };
        }
        fix_top(root);
    }
}

/// The number of pairs in a tree.
pub(super) fn count<K, V>(node: Node<K, V>) -> usize {
    let below = if node.height == 0 { 0 } else { (0..=node.len()).map(|i| count(unsafe { node.child(i) })).sum() };
    node.len() + below
}
