// An allocator that hands out pieces of one arena behind an UnsafeCell.
#![feature(allocator_api)]
use std::alloc::{AllocError, Allocator, Layout};
use std::cell::{Cell, UnsafeCell};
use std::ptr::NonNull;

struct Arena {
    memory: UnsafeCell<[u8; 256]>,
    used: Cell<usize>,
    live: Cell<usize>,
}

unsafe impl Allocator for Arena {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let start = self.memory.get().cast::<u8>();
        let at = start.wrapping_add(self.used.get());
        let skip = at.align_offset(layout.align());
        let first = self.used.get() + skip;
        if first + layout.size() > 256 {
            return Err(AllocError);
        }
        self.used.set(first + layout.size());
        self.live.set(self.live.get() + 1);
        let p = unsafe { NonNull::new_unchecked(start.add(first)) };
        Ok(NonNull::slice_from_raw_parts(p, layout.size()))
    }

    unsafe fn deallocate(&self, _: NonNull<u8>, _: Layout) {
        self.live.set(self.live.get() - 1);
    }
}

fn main() {
    let arena = Arena { memory: UnsafeCell::new([0; 256]), used: Cell::new(0), live: Cell::new(0) };
    {
        let mut v = Vec::new_in(&arena);
        for i in 0..10u16 {
            v.push(i * i);
        }
        let b = Box::new_in(7u64, &arena);
        println!("{v:?} {b} live {}", arena.live.get());
        let words: Vec<Box<u32, &Arena>, &Arena> = {
            let mut w = Vec::with_capacity_in(2, &arena);
            w.push(Box::new_in(1, &arena));
            w.push(Box::new_in(2, &arena));
            w
        };
        println!("{} live {}", words.iter().map(|w| **w).sum::<u32>(), arena.live.get());
    }
    println!("live {}", arena.live.get());
    println!("{}", Box::try_new_in([0u8; 300], &arena).is_err());
}
