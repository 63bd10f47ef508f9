//! Nodes of the tree and the references to them that each operation makes.

use crate::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use crate::marker::PhantomData;
use crate::mem::{self, MaybeUninit};
use crate::ptr::{self, NonNull};
use crate::slice::SliceIndex;

const B: usize = 6;
pub(super) const CAPACITY: usize = 2 * B - 1;
pub(super) const MIN_LEN: usize = B - 1;

struct LeafNode<K, V> {
    parent: Option<NonNull<InternalNode<K, V>>>,
    parent_idx: MaybeUninit<u16>,
    len: u16,
    keys: [MaybeUninit<K>; CAPACITY],
    vals: [MaybeUninit<V>; CAPACITY],
}

// A pointer to an internal node is also one to its leaf part.
#[repr(C)]
struct InternalNode<K, V> {
    data: LeafNode<K, V>,
    edges: [MaybeUninit<NonNull<LeafNode<K, V>>>; 2 * B],
}

/// A pointer to a node and its height: 0 for a leaf. Who holds one answers for the borrow.
pub(super) struct Node<K, V> {
    pub(super) height: usize,
    ptr: NonNull<LeafNode<K, V>>,
    marker: PhantomData<(K, V)>,
}

impl<K, V> Clone for Node<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Node<K, V> {}

unsafe impl<K: Send, V: Send> Send for Node<K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for Node<K, V> {}

/// An index of a key (a KV) or of an edge in a node.
pub(super) struct Handle<K, V> {
    pub(super) node: Node<K, V>,
    pub(super) idx: usize,
}

impl<K, V> Clone for Handle<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Handle<K, V> {}

impl<K, V> Handle<K, V> {
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.node.ptr == other.node.ptr && self.idx == other.idx
    }
}

unsafe fn allocate<T>() -> NonNull<T> {
    let layout = Layout::new::<T>();
    match NonNull::new(unsafe { alloc(layout) } as *mut T) {
        Some(ptr) => ptr,
        None => handle_alloc_error(layout),
    }
}

impl<K, V> Node<K, V> {
    fn new(height: usize, ptr: NonNull<LeafNode<K, V>>) -> Self {
        Node { height, ptr, marker: PhantomData }
    }

    fn init(leaf: *mut LeafNode<K, V>) {
        // Keys and values stay uninitialized.
        unsafe {
            (&raw mut (*leaf).parent).write(None);
            (&raw mut (*leaf).len).write(0);
        }
    }

    pub(super) fn new_leaf() -> Self {
        let ptr = unsafe { allocate::<LeafNode<K, V>>() };
        Self::init(ptr.as_ptr());
        Node::new(0, ptr)
    }

    /// An internal node without keys whose first edge is not set.
    pub(super) fn new_internal(height: usize) -> Self {
        let ptr = unsafe { allocate::<InternalNode<K, V>>() };
        Self::init(unsafe { &raw mut (*ptr.as_ptr()).data });
        Node::new(height, ptr.cast())
    }

    pub(super) unsafe fn free(self) {
        let layout =
            if self.height == 0 { Layout::new::<LeafNode<K, V>>() } else { Layout::new::<InternalNode<K, V>>() };
        unsafe { dealloc(self.ptr.as_ptr() as *mut u8, layout) }
    }

    fn internal_ptr(self) -> *mut InternalNode<K, V> {
        self.ptr.as_ptr() as *mut InternalNode<K, V>
    }

    /// Read without a reference to the node.
    pub(super) fn len(self) -> usize {
        unsafe { (*self.ptr.as_ptr()).len as usize }
    }

    // The whole leaf part is borrowed, not only the field in demand.
    unsafe fn as_leaf<'a>(self) -> &'a LeafNode<K, V> {
        unsafe { &*self.ptr.as_ptr() }
    }

    unsafe fn as_leaf_mut<'a>(self) -> &'a mut LeafNode<K, V> {
        unsafe { &mut *self.ptr.as_ptr() }
    }

    pub(super) unsafe fn set_len(self, len: usize) {
        unsafe { self.as_leaf_mut().len = len as u16 }
    }

    pub(super) unsafe fn keys<'a>(self) -> &'a [K]
    where
        V: 'a,
    {
        let leaf = unsafe { self.as_leaf() };
        unsafe { &*(leaf.keys.get_unchecked(..leaf.len as usize) as *const [MaybeUninit<K>] as *const [K]) }
    }

    pub(super) unsafe fn key_area<'a, I: SliceIndex<[MaybeUninit<K>]>>(self, index: I) -> &'a mut I::Output
    where
        K: 'a,
        V: 'a,
    {
        unsafe { self.as_leaf_mut().keys.as_mut_slice().get_unchecked_mut(index) }
    }

    pub(super) unsafe fn val_area<'a, I: SliceIndex<[MaybeUninit<V>]>>(self, index: I) -> &'a mut I::Output
    where
        K: 'a,
        V: 'a,
    {
        unsafe { self.as_leaf_mut().vals.as_mut_slice().get_unchecked_mut(index) }
    }

    unsafe fn edge_area<'a, I>(self, index: I) -> &'a mut I::Output
    where
        K: 'a,
        V: 'a,
        I: SliceIndex<[MaybeUninit<NonNull<LeafNode<K, V>>>]>,
    {
        unsafe { (&mut *self.internal_ptr()).edges.as_mut_slice().get_unchecked_mut(index) }
    }

    pub(super) unsafe fn child(self, idx: usize) -> Self {
        let edge = unsafe { (*self.internal_ptr()).edges.get_unchecked(idx).assume_init_read() };
        Node::new(self.height - 1, edge)
    }

    /// The edge of the parent that leads here.
    pub(super) fn ascend(self) -> Option<Handle<K, V>> {
        let leaf = self.ptr.as_ptr();
        let parent = unsafe { (*leaf).parent }?;
        let idx = unsafe { (*leaf).parent_idx.assume_init() } as usize;
        Some(Handle { node: Node::new(self.height + 1, parent.cast()), idx })
    }

    // Children are not borrowed for this: pointers to what they hold stay good.
    unsafe fn link_children(self, from: usize, to: usize) {
        for idx in from..to {
            unsafe {
                let leaf = self.child(idx).ptr.as_ptr();
                (*leaf).parent = Some(self.ptr.cast());
                (*leaf).parent_idx.write(idx as u16);
            }
        }
    }

    /// Puts a new root above this one.
    pub(super) fn push_level(&mut self) -> Self {
        let new = Node::new_internal(self.height + 1);
        unsafe {
            new.edge_area(0).write(self.ptr);
            new.link_children(0, 1);
        }
        *self = new;
        new
    }

    /// Takes the root away whose keys are all gone.
    pub(super) fn pop_level(&mut self) {
        unsafe {
            let top = *self;
            *self = top.child(0);
            self.as_leaf_mut().parent = None;
            top.free();
        }
    }

    /// Adds a pair at the end, and to its right an edge if the node is internal.
    pub(super) unsafe fn push(self, key: K, value: V, edge: Option<Self>) {
        let idx = self.len();
        unsafe {
            self.set_len(idx + 1);
            self.key_area(idx).write(key);
            self.val_area(idx).write(value);
            if let Some(edge) = edge {
                self.edge_area(idx + 1).write(edge.ptr);
                self.link_children(idx + 1, idx + 2);
            }
        }
    }

    pub(super) fn first_leaf_edge(mut self) -> Handle<K, V> {
        while self.height > 0 {
            self = unsafe { self.child(0) };
        }
        Handle { node: self, idx: 0 }
    }

    pub(super) fn last_leaf_edge(mut self) -> Handle<K, V> {
        while self.height > 0 {
            self = unsafe { self.child(self.len()) };
        }
        Handle { node: self, idx: self.len() }
    }
}

unsafe fn slice_insert<T>(slice: &mut [MaybeUninit<T>], idx: usize, value: T) {
    let len = slice.len();
    let ptr = slice.as_mut_ptr();
    unsafe {
        if len > idx + 1 {
            ptr::copy(ptr.add(idx), ptr.add(idx + 1), len - idx - 1);
        }
        (*ptr.add(idx)).write(value);
    }
}

unsafe fn slice_remove<T>(slice: &mut [MaybeUninit<T>], idx: usize) -> T {
    let len = slice.len();
    let ptr = slice.as_mut_ptr();
    unsafe {
        let value = (*ptr.add(idx)).assume_init_read();
        ptr::copy(ptr.add(idx + 1), ptr.add(idx), len - idx - 1);
        value
    }
}

unsafe fn shift_right<T>(slice: &mut [MaybeUninit<T>], by: usize) {
    let ptr = slice.as_mut_ptr();
    unsafe { ptr::copy(ptr, ptr.add(by), slice.len() - by) }
}

unsafe fn shift_left<T>(slice: &mut [MaybeUninit<T>], by: usize) {
    let ptr = slice.as_mut_ptr();
    unsafe { ptr::copy(ptr.add(by), ptr, slice.len() - by) }
}

fn move_to<T>(from: &mut [MaybeUninit<T>], to: &mut [MaybeUninit<T>]) {
    assert!(from.len() == to.len());
    unsafe { ptr::copy_nonoverlapping(from.as_ptr(), to.as_mut_ptr(), from.len()) }
}

/// Changes of one node.
impl<K, V> Handle<K, V> {
    /// Puts a pair at this edge of a node with room, with the edge to its right if the node is internal.
    pub(super) unsafe fn insert_fit(self, key: K, value: V, edge: Option<Node<K, V>>) {
        let Handle { node, idx } = self;
        let len = node.len() + 1;
        unsafe {
            slice_insert(node.key_area(..len), idx, key);
            slice_insert(node.val_area(..len), idx, value);
            if let Some(edge) = edge {
                slice_insert(node.edge_area(..len + 1), idx + 1, edge.ptr);
            }
            node.set_len(len);
            if node.height > 0 {
                node.link_children(idx + 1, len + 1);
            }
        }
    }

    /// Moves what is right of this key into a new node.
    pub(super) unsafe fn split(self) -> (K, V, Node<K, V>) {
        let Handle { node, idx } = self;
        let old = node.len();
        let right = if node.height == 0 { Node::new_leaf() } else { Node::new_internal(node.height) };
        let len = old - idx - 1;
        unsafe {
            right.set_len(len);
            let key = node.key_area(idx).assume_init_read();
            let value = node.val_area(idx).assume_init_read();
            move_to(node.key_area(idx + 1..old), right.key_area(..len));
            move_to(node.val_area(idx + 1..old), right.val_area(..len));
            node.set_len(idx);
            if node.height > 0 {
                move_to(node.edge_area(idx + 1..old + 1), right.edge_area(..len + 1));
                right.link_children(0, len + 1);
            }
            (key, value, right)
        }
    }

    /// Takes the pair out of a leaf.
    pub(super) unsafe fn remove_fit(self) -> (K, V) {
        let Handle { node, idx } = self;
        let old = node.len();
        unsafe {
            let key = slice_remove(node.key_area(..old), idx);
            let value = slice_remove(node.val_area(..old), idx);
            node.set_len(old - 1);
            (key, value)
        }
    }

    /// Moves what is right of this edge into an empty node of the same height.
    pub(super) unsafe fn move_suffix(self, right: Node<K, V>) {
        let Handle { node: left, idx } = self;
        let old = left.len();
        let len = old - idx;
        unsafe {
            left.set_len(idx);
            right.set_len(len);
            move_to(left.key_area(idx..old), right.key_area(..len));
            move_to(left.val_area(idx..old), right.val_area(..len));
            if left.height > 0 {
                move_to(left.edge_area(idx + 1..old + 1), right.edge_area(1..len + 1));
                right.link_children(1, len + 1);
            }
        }
    }

    pub(super) unsafe fn kv_mut<'a>(self) -> (&'a mut K, &'a mut V) {
        unsafe {
            let leaf = self.node.as_leaf_mut();
            (
                leaf.keys.get_unchecked_mut(self.idx).assume_init_mut(),
                leaf.vals.get_unchecked_mut(self.idx).assume_init_mut(),
            )
        }
    }

    pub(super) unsafe fn replace_kv(self, key: K, value: V) -> (K, V) {
        unsafe {
            let (k, v) = self.kv_mut();
            (mem::replace(k, key), mem::replace(v, value))
        }
    }

    pub(super) unsafe fn kv<'a>(self) -> (&'a K, &'a V) {
        unsafe {
            let leaf = self.node.as_leaf();
            (leaf.keys.get_unchecked(self.idx).assume_init_ref(), leaf.vals.get_unchecked(self.idx).assume_init_ref())
        }
    }

    pub(super) unsafe fn val_mut<'a>(self) -> &'a mut V
    where
        K: 'a,
    {
        unsafe { self.node.as_leaf_mut().vals.get_unchecked_mut(self.idx).assume_init_mut() }
    }

    /// For iterators: borrows the one pair, as others of the node may be borrowed already.
    pub(super) unsafe fn kv_of_many<'a>(self) -> (&'a K, &'a mut V) {
        let leaf = self.node.ptr.as_ptr();
        unsafe {
            let keys: *const [MaybeUninit<K>] = &raw const (*leaf).keys;
            let vals: *mut [MaybeUninit<V>] = &raw mut (*leaf).vals;
            let key = &*(keys as *const MaybeUninit<K>).add(self.idx);
            let val = &mut *(vals as *mut MaybeUninit<V>).add(self.idx);
            (key.assume_init_ref(), val.assume_init_mut())
        }
    }

    pub(super) unsafe fn take_kv(self) -> (K, V) {
        unsafe {
            let leaf = self.node.as_leaf_mut();
            (
                leaf.keys.get_unchecked_mut(self.idx).assume_init_read(),
                leaf.vals.get_unchecked_mut(self.idx).assume_init_read(),
            )
        }
    }
}

/// Changes of the two children beside a key of an internal node.
impl<K, V> Handle<K, V> {
    pub(super) unsafe fn left(self) -> Node<K, V> {
        unsafe { self.node.child(self.idx) }
    }

    pub(super) unsafe fn right(self) -> Node<K, V> {
        unsafe { self.node.child(self.idx + 1) }
    }

    pub(super) unsafe fn can_merge(self) -> bool {
        unsafe { self.left().len() + 1 + self.right().len() <= CAPACITY }
    }

    /// Moves the key and the right child into the left one.
    pub(super) unsafe fn merge(self) -> Node<K, V> {
        let Handle { node: parent, idx } = self;
        unsafe {
            let (left, right) = (self.left(), self.right());
            let (parent_len, left_len, right_len) = (parent.len(), left.len(), right.len());
            let len = left_len + 1 + right_len;
            left.set_len(len);
            let key = slice_remove(parent.key_area(..parent_len), idx);
            left.key_area(left_len).write(key);
            move_to(right.key_area(..right_len), left.key_area(left_len + 1..len));
            let value = slice_remove(parent.val_area(..parent_len), idx);
            left.val_area(left_len).write(value);
            move_to(right.val_area(..right_len), left.val_area(left_len + 1..len));
            slice_remove(parent.edge_area(..parent_len + 1), idx + 1);
            parent.link_children(idx + 1, parent_len);
            parent.set_len(parent_len - 1);
            if parent.height > 1 {
                move_to(right.edge_area(..right_len + 1), left.edge_area(left_len + 1..len + 1));
                left.link_children(left_len + 1, len + 1);
            }
            right.free();
            left
        }
    }

    /// Moves `count` pairs from the left child to the right one, through the key between them.
    pub(super) unsafe fn steal_left(self, count: usize) {
        unsafe {
            let (left, right) = (self.left(), self.right());
            let (old_left, old_right) = (left.len(), right.len());
            let (new_left, new_right) = (old_left - count, old_right + count);
            left.set_len(new_left);
            right.set_len(new_right);
            shift_right(right.key_area(..new_right), count);
            shift_right(right.val_area(..new_right), count);
            move_to(left.key_area(new_left + 1..old_left), right.key_area(..count - 1));
            move_to(left.val_area(new_left + 1..old_left), right.val_area(..count - 1));
            let key = left.key_area(new_left).assume_init_read();
            let value = left.val_area(new_left).assume_init_read();
            let (key, value) = self.replace_kv(key, value);
            right.key_area(count - 1).write(key);
            right.val_area(count - 1).write(value);
            if left.height > 0 {
                shift_right(right.edge_area(..new_right + 1), count);
                move_to(left.edge_area(new_left + 1..old_left + 1), right.edge_area(..count));
                right.link_children(0, new_right + 1);
            }
        }
    }

    /// Moves `count` pairs from the right child to the left one.
    pub(super) unsafe fn steal_right(self, count: usize) {
        unsafe {
            let (left, right) = (self.left(), self.right());
            let (old_left, old_right) = (left.len(), right.len());
            let (new_left, new_right) = (old_left + count, old_right - count);
            left.set_len(new_left);
            right.set_len(new_right);
            let key = right.key_area(count - 1).assume_init_read();
            let value = right.val_area(count - 1).assume_init_read();
            let (key, value) = self.replace_kv(key, value);
            left.key_area(old_left).write(key);
            left.val_area(old_left).write(value);
            move_to(right.key_area(..count - 1), left.key_area(old_left + 1..new_left));
            move_to(right.val_area(..count - 1), left.val_area(old_left + 1..new_left));
            shift_left(right.key_area(..old_right), count);
            shift_left(right.val_area(..old_right), count);
            if left.height > 0 {
                move_to(right.edge_area(..count), left.edge_area(old_left + 1..new_left + 1));
                shift_left(right.edge_area(..old_right + 1), count);
                left.link_children(old_left + 1, new_left + 1);
                right.link_children(0, new_right + 1);
            }
        }
    }
}
