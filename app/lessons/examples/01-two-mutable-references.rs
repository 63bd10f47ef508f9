//! title: Two mutable references from one raw pointer
//! about: Writing through the older pointer ends the newer reference.
//! expect: ub
//! group: References and raw pointers

fn main() {
    let mut x = 0u32;
    let a = &mut x;
    let p = a as *mut u32;
    let b = unsafe { &mut *p };
    unsafe { *p = 1 };
    *b = 2; // b was disabled by the write through p
}
