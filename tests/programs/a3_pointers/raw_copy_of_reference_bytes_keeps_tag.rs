// Copying a reference's bytes keeps its tag; the copy may be used like the original.
use std::mem::MaybeUninit;

fn main() {
    let mut x = 1;
    let mut r = &mut x;
    let mut copy = MaybeUninit::<&mut i32>::uninit();
    unsafe {
        std::ptr::copy_nonoverlapping(&raw mut r as *const u8, copy.as_mut_ptr().cast(), size_of::<&mut i32>());
    }
    let q = unsafe { copy.assume_init() };
    *q += 1;
    println!("{q}");
    println!("{x}");
}
