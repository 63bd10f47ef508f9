// D8c: a shared argument that is all cell, and the box behind it is freed.
use std::cell::UnsafeCell;

fn free_behind(x: &UnsafeCell<i32>) {
    let owner = x as *const UnsafeCell<i32> as *mut UnsafeCell<i32>;
    drop(unsafe { Box::from_raw(owner) });
}

fn main() {
    let raw = Box::into_raw(Box::new(UnsafeCell::new(1)));
    free_behind(unsafe { &*raw });
}
