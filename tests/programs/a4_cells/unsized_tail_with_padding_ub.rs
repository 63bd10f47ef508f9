//@ model: stacked
// The padding after an unsized tail of cells is no cell, as after the sized one that it was made from.
use std::cell::UnsafeCell;
use std::fmt::Debug;

#[repr(C)]
struct Shared<T: ?Sized> {
    number: u64,
    value: UnsafeCell<T>,
}

fn main() {
    let slice: &Shared<[u8]> = &Shared { number: 1, value: UnsafeCell::new([1, 2, 3]) };
    let again = &*slice;
    unsafe { (*again.value.get())[1] = 4 };
    println!("{} {:?}", again.number, unsafe { &*slice.value.get() });
    let object: &Shared<dyn Debug> = &Shared { number: 2, value: UnsafeCell::new(5u8) };
    let again = &*object;
    println!("{} {:?}", again.number, unsafe { &*again.value.get() });
    let inside = unsafe { &mut *(again as *const Shared<dyn Debug> as *mut u8).add(9) };
    *inside = 1;
}
