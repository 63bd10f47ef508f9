// D7: an unused mutable argument, and a read through an older pointer.

fn ignore(_: &mut i32) {}

fn main() {
    let mut v = 1;
    let z = &mut v as *mut i32;
    ignore(&mut v);
    let _seen = unsafe { *z }; // UB: W
}
