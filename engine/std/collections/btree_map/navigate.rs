//! Steps from edge to edge.

use super::node::Handle;

impl<K, V> Handle<K, V> {
    /// The KV right of this edge, in the node or the nearest ancestor.
    pub(super) fn next_kv(self) -> Option<Handle<K, V>> {
        let mut edge = self;
        while edge.idx >= edge.node.len() {
            edge = edge.node.ascend()?;
        }
        Some(edge)
    }

    /// The KV left of this edge.
    pub(super) fn prev_kv(self) -> Option<Handle<K, V>> {
        let mut edge = self;
        while edge.idx == 0 {
            edge = edge.node.ascend()?;
        }
        Some(Handle { node: edge.node, idx: edge.idx - 1 })
    }

    /// The leaf edge right of this KV.
    pub(super) fn next_leaf_edge(self) -> Handle<K, V> {
        if self.node.height == 0 {
            return Handle { node: self.node, idx: self.idx + 1 };
        }
        unsafe { self.right() }.first_leaf_edge()
    }

    /// The leaf edge left of this KV.
    pub(super) fn prev_leaf_edge(self) -> Handle<K, V> {
        if self.node.height == 0 { self } else { unsafe { self.left() }.last_leaf_edge() }
    }

    /// Frees the nodes left behind on the way to the next pair, and takes that pair.
    pub(super) unsafe fn next_freeing(self) -> Option<(Handle<K, V>, Handle<K, V>)> {
        let mut edge = self;
        while edge.idx >= edge.node.len() {
            let parent = edge.node.ascend();
            unsafe { edge.node.free() };
            edge = parent?;
        }
        Some((edge.next_leaf_edge(), edge))
    }

    /// The same to the left.
    pub(super) unsafe fn prev_freeing(self) -> Option<(Handle<K, V>, Handle<K, V>)> {
        let mut edge = self;
        while edge.idx == 0 {
            let parent = edge.node.ascend();
            unsafe { edge.node.free() };
            edge = parent?;
        }
        let kv = Handle { node: edge.node, idx: edge.idx - 1 };
        Some((kv.prev_leaf_edge(), kv))
    }
}
