// A pointer made of a shared reference is no right to write, even if the memory is mutable.
#![allow(invalid_reference_casting)]

fn set(r: &i32, value: i32) {
    let p = r as *const i32 as *mut i32;
    unsafe { *p = value }
}

fn main() {
    let mut x = 1;
    set(&x, 2);
    x += 1;
    println!("{x}");
}
