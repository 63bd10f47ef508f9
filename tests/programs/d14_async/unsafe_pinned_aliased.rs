// UnsafePinned: a shared pointer into it lives beside `&mut` to the struct around it.
#![feature(unsafe_pinned)]
use std::pin::UnsafePinned;

struct Shared {
    slot: UnsafePinned<u32>,
    other: u32,
}

fn both(this: &mut Shared, inside: *mut u32) {
    unsafe {
        *inside += 1;
        *this.slot.get_mut_unchecked() += 10;
        *inside += 100;
    }
    this.other += 1;
}

fn main() {
    let mut s = Shared { slot: UnsafePinned::new(1), other: 0 };
    let inside = s.slot.get_mut_unchecked();
    both(&mut s, inside);
    println!("{} {}", unsafe { *s.slot.get() }, s.other);
    let raw = UnsafePinned::raw_get_mut(&raw mut s.slot);
    unsafe { *raw = 5 };
    println!("{}", s.slot.into_inner());
}
