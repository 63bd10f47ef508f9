//! The table behind `HashMap` and `HashSet`: open addressing with one control byte per bucket, read in groups of eight
//! (the design of hashbrown where it uses no vector instructions, as under Miri).
//!
//! One allocation holds the buckets, the last one first, and then the control bytes. `ctrl` points between them. The
//! first group of control bytes is repeated at the end, so that a group can be read at every position.

use crate::alloc::{self, Allocator, Global, Layout};
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::{self, NonNull};

const EMPTY: u8 = 0xff;
const DELETED: u8 = 0x80;
const WIDTH: usize = 8;
const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

#[repr(align(8))]
struct EmptyGroup([u8; WIDTH]);

static EMPTY_GROUP: EmptyGroup = EmptyGroup([EMPTY; WIDTH]);

pub(super) struct RawTable<T> {
    ctrl: NonNull<u8>,
    bucket_mask: usize,
    growth_left: usize,
    items: usize,
    _marker: PhantomData<T>,
}

// In a mask of matches the highest bit of each matching byte is set.
fn lowest(mask: u64) -> usize {
    mask.trailing_zeros() as usize / 8
}

fn empty_bytes(group: u64) -> u64 {
    group & (group << 1) & HIGH_BITS
}

fn tag_of(hash: u64) -> u8 {
    (hash >> 57) as u8
}

fn bucket_mask_to_capacity(bucket_mask: usize) -> usize {
    if bucket_mask < 8 { bucket_mask } else { (bucket_mask + 1) / 8 * 7 }
}

fn capacity_to_buckets<T>(capacity: usize) -> usize {
    if capacity < 15 {
        let least = if mem::size_of::<T>() <= 1 { 7 } else { 3 };
        let capacity = if capacity < least { least } else { capacity };
        return if capacity < 4 {
            4
        } else if capacity < 8 {
            8
        } else {
            16
        };
    }
    let Some(scaled) = capacity.checked_mul(8) else { capacity_overflow() };
    (scaled / 7).next_power_of_two()
}

fn capacity_overflow() -> ! {
    panic!("Hash table capacity overflow")
}

// The layout of the allocation and the offset of the control bytes in it.
fn layout_for<T>(buckets: usize) -> (Layout, usize) {
    let align = if mem::align_of::<T>() > WIDTH { mem::align_of::<T>() } else { WIDTH };
    let Some(data) = mem::size_of::<T>().checked_mul(buckets) else { capacity_overflow() };
    let Some(padded) = data.checked_add(align - 1) else { capacity_overflow() };
    let ctrl_offset = padded & !(align - 1);
    let Some(size) = ctrl_offset.checked_add(buckets + WIDTH) else { capacity_overflow() };
    match Layout::from_size_align(size, align) {
        Ok(layout) => (layout, ctrl_offset),
        Err(_) => capacity_overflow(),
    }
}

impl<T> RawTable<T> {
    pub(super) const fn new() -> Self {
        let ctrl = unsafe { NonNull::new_unchecked(&raw const EMPTY_GROUP as *mut u8) };
        RawTable { ctrl, bucket_mask: 0, growth_left: 0, items: 0, _marker: PhantomData }
    }

    pub(super) fn with_capacity(capacity: usize) -> Self {
        if capacity == 0 { Self::new() } else { Self::with_buckets(capacity_to_buckets::<T>(capacity)) }
    }

    fn with_buckets(buckets: usize) -> Self {
        let (layout, ctrl_offset) = layout_for::<T>(buckets);
        let Ok(memory) = Global.allocate(layout) else { alloc::handle_alloc_error(layout) };
        unsafe {
            let ctrl = memory.cast::<u8>().add(ctrl_offset);
            ctrl.write_bytes(EMPTY, buckets + WIDTH);
            let bucket_mask = buckets - 1;
            let growth_left = bucket_mask_to_capacity(bucket_mask);
            RawTable { ctrl, bucket_mask, growth_left, items: 0, _marker: PhantomData }
        }
    }

    // The empty table has a bucket mask of zero and no allocation.
    fn is_singleton(&self) -> bool {
        self.bucket_mask == 0
    }

    pub(super) fn len(&self) -> usize {
        self.items
    }

    pub(super) fn capacity(&self) -> usize {
        self.items + self.growth_left
    }

    unsafe fn group(&self, pos: usize) -> u64 {
        unsafe { self.ctrl.add(pos).cast::<u64>().read_unaligned() }
    }

    unsafe fn set_ctrl(&mut self, index: usize, tag: u8) {
        let mirror = (index.wrapping_sub(WIDTH) & self.bucket_mask) + WIDTH;
        unsafe {
            *self.ctrl.as_ptr().add(index) = tag;
            *self.ctrl.as_ptr().add(mirror) = tag;
        }
    }

    unsafe fn bucket(&self, index: usize) -> NonNull<T> {
        unsafe { self.ctrl.cast::<T>().sub(index + 1) }
    }

    /// The index of the bucket with this hash for which `eq` holds.
    fn find_index(&self, hash: u64, mut eq: impl FnMut(&T) -> bool) -> Option<usize> {
        let tags = LOW_BITS * tag_of(hash) as u64;
        let mut pos = hash as usize & self.bucket_mask;
        let mut stride = 0;
        loop {
            let group = unsafe { self.group(pos) };
            let differing = group ^ tags;
            let mut matches = differing.wrapping_sub(LOW_BITS) & !differing & HIGH_BITS;
            while matches != 0 {
                let index = (pos + lowest(matches)) & self.bucket_mask;
                if eq(unsafe { self.bucket(index).as_ref() }) {
                    return Some(index);
                }
                matches &= matches - 1;
            }
            if empty_bytes(group) != 0 {
                return None;
            }
            stride += WIDTH;
            pos = (pos + stride) & self.bucket_mask;
        }
    }

    pub(super) fn find(&self, hash: u64, eq: impl FnMut(&T) -> bool) -> Option<NonNull<T>> {
        if self.items == 0 {
            return None;
        }
        self.find_index(hash, eq).map(|index| unsafe { self.bucket(index) })
    }

    unsafe fn find_insert_index(&self, hash: u64) -> usize {
        let mut pos = hash as usize & self.bucket_mask;
        let mut stride = 0;
        loop {
            let free = unsafe { self.group(pos) } & HIGH_BITS;
            if free != 0 {
                let index = (pos + lowest(free)) & self.bucket_mask;
                // In a table smaller than a group the match may be one of the bytes between the two copies.
                if unsafe { *self.ctrl.as_ptr().add(index) } & 0x80 == 0 {
                    return lowest(unsafe { self.group(0) } & HIGH_BITS);
                }
                return index;
            }
            stride += WIDTH;
            pos = (pos + stride) & self.bucket_mask;
        }
    }

    /// Inserts an element that is not there yet; there must be room for it.
    pub(super) unsafe fn insert_no_grow(&mut self, hash: u64, value: T) -> NonNull<T> {
        unsafe {
            let index = self.find_insert_index(hash);
            let old = *self.ctrl.as_ptr().add(index);
            self.growth_left -= (old & 1) as usize;
            self.set_ctrl(index, tag_of(hash));
            self.items += 1;
            let bucket = self.bucket(index);
            bucket.write(value);
            bucket
        }
    }

    pub(super) fn reserve(&mut self, additional: usize, hasher: impl Fn(&T) -> u64) {
        if additional > self.growth_left {
            let Some(new_items) = self.items.checked_add(additional) else { capacity_overflow() };
            let full = bucket_mask_to_capacity(self.bucket_mask);
            if new_items <= full / 2 {
                // Enough room when the deleted ones are gone.
                self.resize(self.bucket_mask + 1, hasher);
            } else {
                let capacity = if new_items > full { new_items } else { full + 1 };
                self.resize(capacity_to_buckets::<T>(capacity), hasher);
            }
        }
    }

    fn resize(&mut self, buckets: usize, hasher: impl Fn(&T) -> u64) {
        // Until all is moved the new table counts no items: it frees its memory alone if the hasher panics.
        let mut new = Self::with_buckets(buckets);
        let mut iter = self.iter();
        while let Some(bucket) = iter.next() {
            unsafe {
                let hash = hasher(bucket.as_ref());
                let index = new.find_insert_index(hash);
                new.set_ctrl(index, tag_of(hash));
                bucket.copy_to_nonoverlapping(new.bucket(index), 1);
            }
        }
        new.growth_left -= self.items;
        new.items = self.items;
        self.items = 0;
        mem::swap(self, &mut new);
    }

    pub(super) fn shrink_to(&mut self, min_capacity: usize, hasher: impl Fn(&T) -> u64) {
        let wanted = if min_capacity > self.items { min_capacity } else { self.items };
        if wanted == 0 {
            *self = Self::new();
        } else {
            let buckets = capacity_to_buckets::<T>(wanted);
            if buckets < self.bucket_mask + 1 {
                self.resize(buckets, hasher);
            }
        }
    }

    unsafe fn index_of(&self, bucket: NonNull<T>) -> usize {
        unsafe { self.ctrl.cast::<T>().as_ptr().offset_from(bucket.as_ptr()) as usize - 1 }
    }

    unsafe fn erase_index(&mut self, index: usize) {
        // A search that passed this bucket may have gone on only if every group with it was full.
        let index_before = index.wrapping_sub(WIDTH) & self.bucket_mask;
        unsafe {
            let before = empty_bytes(self.group(index_before));
            let after = empty_bytes(self.group(index));
            let full_run = before.leading_zeros() / 8 + after.trailing_zeros() / 8;
            let tag = if full_run as usize >= WIDTH {
                DELETED
            } else {
                self.growth_left += 1;
                EMPTY
            };
            self.set_ctrl(index, tag);
        }
        self.items -= 1;
    }

    /// Removes the element at `bucket`, which comes from this table, and returns it.
    pub(super) unsafe fn remove(&mut self, bucket: NonNull<T>) -> T {
        unsafe {
            // Buckets of zero-sized elements are all at one address; such a table has at most one.
            let index = if mem::size_of::<T>() == 0 { self.iter().index() } else { self.index_of(bucket) };
            self.erase_index(index);
            bucket.read()
        }
    }

    pub(super) fn remove_entry(&mut self, hash: u64, eq: impl FnMut(&T) -> bool) -> Option<T> {
        if self.items == 0 {
            return None;
        }
        let index = self.find_index(hash, eq)?;
        unsafe {
            self.erase_index(index);
            Some(self.bucket(index).read())
        }
    }

    pub(super) fn retain(&mut self, mut f: impl FnMut(&mut T) -> bool) {
        let mut iter = self.iter();
        while let Some(index) = iter.next_index() {
            unsafe {
                let mut bucket = self.bucket(index);
                if !f(bucket.as_mut()) {
                    self.erase_index(index);
                    bucket.drop_in_place();
                }
            }
        }
    }

    fn clear_no_drop(&mut self) {
        if !self.is_singleton() {
            unsafe { self.ctrl.write_bytes(EMPTY, self.bucket_mask + 1 + WIDTH) };
        }
        self.items = 0;
        self.growth_left = bucket_mask_to_capacity(self.bucket_mask);
    }

    pub(super) fn clear(&mut self) {
        if self.items != 0 {
            drop(self.drain());
        }
    }

    pub(super) fn iter(&self) -> RawIter<T> {
        let group = !unsafe { self.group(0) } & HIGH_BITS;
        RawIter { ctrl: self.ctrl, group, base: 0, items: self.items, _marker: PhantomData }
    }

    pub(super) fn drain(&mut self) -> RawDrain<'_, T> {
        let iter = self.iter();
        let taken = mem::replace(self, Self::new());
        RawDrain { iter, taken: mem::ManuallyDrop::new(taken), table: self }
    }

    pub(super) fn into_iter(mut self) -> RawIntoIter<T> {
        let iter = self.iter();
        self.items = 0;
        RawIntoIter { iter, _memory: self }
    }
}

impl<T: Clone> Clone for RawTable<T> {
    fn clone(&self) -> Self {
        if self.is_singleton() {
            return Self::new();
        }
        let mut new = Self::with_buckets(self.bucket_mask + 1);
        let mut iter = self.iter();
        while let Some(index) = iter.next_index() {
            unsafe {
                new.bucket(index).write(self.bucket(index).as_ref().clone());
                new.set_ctrl(index, *self.ctrl.as_ptr().add(index));
            }
            new.items += 1;
        }
        unsafe { ptr::copy_nonoverlapping(self.ctrl.as_ptr(), new.ctrl.as_ptr(), self.bucket_mask + 1 + WIDTH) };
        new.growth_left = self.growth_left;
        new
    }
}

unsafe impl<#[may_dangle] T> Drop for RawTable<T> {
    fn drop(&mut self) {
        if self.is_singleton() {
            return;
        }
        unsafe {
            if mem::needs_drop::<T>() && self.items != 0 {
                self.iter().drop_rest();
            }
            let (layout, ctrl_offset) = layout_for::<T>(self.bucket_mask + 1);
            Global.deallocate(self.ctrl.sub(ctrl_offset), layout);
        }
    }
}

unsafe impl<T: Send> Send for RawTable<T> {}
unsafe impl<T: Sync> Sync for RawTable<T> {}

/// The full buckets in the order of the table. Does not borrow it.
pub(super) struct RawIter<T> {
    ctrl: NonNull<u8>,
    // Full buckets of the group at `base` that are still to come.
    group: u64,
    base: usize,
    items: usize,
    _marker: PhantomData<T>,
}

impl<T> RawIter<T> {
    pub(super) fn empty() -> Self {
        RawTable::new().iter()
    }

    // The index of the next full bucket; there must be one.
    unsafe fn index(&mut self) -> usize {
        while self.group == 0 {
            self.base += WIDTH;
            self.group = !unsafe { self.ctrl.add(self.base).cast::<u64>().read() } & HIGH_BITS;
        }
        self.base + lowest(self.group)
    }

    fn next_index(&mut self) -> Option<usize> {
        if self.items == 0 {
            return None;
        }
        let index = unsafe { self.index() };
        self.group &= self.group - 1;
        self.items -= 1;
        Some(index)
    }

    pub(super) fn next(&mut self) -> Option<NonNull<T>> {
        match self.next_index() {
            Some(index) => Some(unsafe { self.ctrl.cast::<T>().sub(index + 1) }),
            None => None,
        }
    }

    pub(super) fn size_hint(&self) -> (usize, Option<usize>) {
        (self.items, Some(self.items))
    }

    unsafe fn drop_rest(&mut self) {
        if mem::needs_drop::<T>() {
            while let Some(bucket) = self.next() {
                unsafe { bucket.drop_in_place() };
            }
        }
    }
}

impl<T> Clone for RawIter<T> {
    fn clone(&self) -> Self {
        RawIter { ctrl: self.ctrl, group: self.group, base: self.base, items: self.items, _marker: PhantomData }
    }
}

unsafe impl<T: Send> Send for RawIter<T> {}
unsafe impl<T: Sync> Sync for RawIter<T> {}

pub(super) struct RawIntoIter<T> {
    iter: RawIter<T>,
    // Counts no items any more: it frees the memory after the iterator has dropped what is left.
    _memory: RawTable<T>,
}

impl<T> RawIntoIter<T> {
    pub(super) fn next(&mut self) -> Option<T> {
        self.iter.next().map(|bucket| unsafe { bucket.read() })
    }

    pub(super) fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    pub(super) fn rest(&self) -> RawIter<T> {
        self.iter.clone()
    }
}

unsafe impl<#[may_dangle] T> Drop for RawIntoIter<T> {
    fn drop(&mut self) {
        unsafe { self.iter.drop_rest() };
    }
}

pub(super) struct RawDrain<'a, T> {
    iter: RawIter<T>,
    // The emptied table goes back, with its memory, when this is dropped.
    taken: mem::ManuallyDrop<RawTable<T>>,
    table: &'a mut RawTable<T>,
}

impl<T> RawDrain<'_, T> {
    pub(super) fn next(&mut self) -> Option<T> {
        self.iter.next().map(|bucket| unsafe { bucket.read() })
    }

    pub(super) fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    pub(super) fn rest(&self) -> RawIter<T> {
        self.iter.clone()
    }
}

struct GiveBack<'r, 'a, T>(&'r mut RawDrain<'a, T>);

impl<T> Drop for GiveBack<'_, '_, T> {
    fn drop(&mut self) {
        unsafe {
            let mut table = mem::ManuallyDrop::take(&mut self.0.taken);
            table.clear_no_drop();
            mem::forget(mem::replace(self.0.table, table));
        }
    }
}

impl<T> Drop for RawDrain<'_, T> {
    fn drop(&mut self) {
        let guard = GiveBack(self);
        unsafe { guard.0.iter.drop_rest() };
    }
}
