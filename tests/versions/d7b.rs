// D7b: an older pointer writes before and after a call with another mutable reference.

fn ignore(_: &mut i32) {}

fn main() {
    let mut v = 0;
    let z = &mut v as *mut i32;
    unsafe { *z = 1 };
    ignore(&mut v);
    unsafe { *z = 2 }; // UB: A P M W
}
