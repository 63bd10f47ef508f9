use crate::mem;
use crate::vec::Vec;

#[derive(Clone)]
pub(super) struct Bucket<K, V> {
    pub(super) hash: u64,
    pub(super) key: K,
    pub(super) value: V,
}

/// Entries in the order of insertion (removing puts the last into the gap), found through a table of their numbers with
/// linear probing. A cell of the table holds 0 or one more than an entry's number.
#[derive(Clone)]
pub(super) struct Table<K, V> {
    pub(super) entries: Vec<Bucket<K, V>>,
    cells: Vec<usize>,
}

impl<K, V> Table<K, V> {
    pub(super) const fn new() -> Self {
        Table { entries: Vec::new(), cells: Vec::new() }
    }

    pub(super) fn with_capacity(capacity: usize) -> Self {
        let mut table = Table::new();
        table.reserve(capacity);
        table
    }

    pub(super) fn capacity(&self) -> usize {
        self.cells.len() / 4 * 3
    }

    pub(super) fn reserve(&mut self, additional: usize) {
        let needed = self.entries.len() + additional;
        if needed > self.capacity() {
            let cells = (needed * 4 / 3 + 1).next_power_of_two();
            self.rebuild(if cells < 4 { 4 } else { cells });
        }
    }

    pub(super) fn rebuild(&mut self, size: usize) {
        self.cells = vec![0; size];
        let mut i = 0;
        while i < self.entries.len() {
            let cell = self.free_cell(self.entries[i].hash);
            i += 1;
            self.cells[cell] = i;
        }
    }

    fn free_cell(&self, hash: u64) -> usize {
        let mask = self.cells.len() - 1;
        let mut cell = hash as usize & mask;
        while self.cells[cell] != 0 {
            cell = (cell + 1) & mask;
        }
        cell
    }

    /// The number of the entry with this hash for which `eq` holds.
    pub(super) fn find(&self, hash: u64, mut eq: impl FnMut(&K) -> bool) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        let mask = self.cells.len() - 1;
        let mut cell = hash as usize & mask;
        loop {
            let number = self.cells[cell];
            if number == 0 {
                return None;
            }
            let entry = &self.entries[number - 1];
            if entry.hash == hash && eq(&entry.key) {
                return Some(number - 1);
            }
            cell = (cell + 1) & mask;
        }
    }

    /// Adds an entry whose key is not there yet; gives its number.
    pub(super) fn insert(&mut self, hash: u64, key: K, value: V) -> usize {
        self.reserve(1);
        let cell = self.free_cell(hash);
        self.entries.push(Bucket { hash, key, value });
        self.cells[cell] = self.entries.len();
        self.entries.len() - 1
    }

    fn cell_of(&self, index: usize) -> usize {
        let mask = self.cells.len() - 1;
        let mut cell = self.entries[index].hash as usize & mask;
        while self.cells[cell] != index + 1 {
            cell = (cell + 1) & mask;
        }
        cell
    }

    pub(super) fn remove(&mut self, index: usize) -> (K, V) {
        let mask = self.cells.len() - 1;
        let mut hole = self.cell_of(index);
        let last = self.entries.len() - 1;
        if index != last {
            let moved = self.cell_of(last);
            self.cells[moved] = index + 1;
        }
        // Entries behind the hole that would no longer be found move into it.
        let mut cell = hole;
        loop {
            cell = (cell + 1) & mask;
            let number = self.cells[cell];
            if number == 0 {
                break;
            }
            let entry = if number == index + 1 { last } else { number - 1 };
            let home = self.entries[entry].hash as usize & mask;
            if (cell.wrapping_sub(home) & mask) >= (cell.wrapping_sub(hole) & mask) {
                self.cells[hole] = number;
                hole = cell;
            }
        }
        self.cells[hole] = 0;
        let Bucket { key, value, .. } = self.entries.swap_remove(index);
        (key, value)
    }

    pub(super) fn retain(&mut self, mut f: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain_mut(|entry| f(&entry.key, &mut entry.value));
        let size = self.cells.len();
        self.rebuild(size);
    }

    pub(super) fn clear(&mut self) {
        self.take_entries();
    }

    /// Empties the table, keeping its cells.
    pub(super) fn take_entries(&mut self) -> Vec<Bucket<K, V>> {
        self.cells.fill(0);
        mem::take(&mut self.entries)
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
        let len = self.entries.len();
        if len == 0 {
            self.cells = Vec::new();
        } else {
            self.rebuild((len * 4 / 3 + 1).next_power_of_two());
        }
    }
}
