// D14: what ManuallyDrop holds is not looked at when it is moved; older versions retagged it.
use std::mem::ManuallyDrop;

fn main() {
    let mut kept = ManuallyDrop::new(Box::new(3));
    unsafe { ManuallyDrop::drop(&mut kept) };
    let _moved = kept; // UB: A P
}
