//! title: Use after free
//! about: The Box is gone, the raw pointer still knows the address.
//! expect: ub
//! group: Memory

fn main() {
    let boxed = Box::new(41u32);
    let p = &*boxed as *const u32;
    drop(boxed);
    let value = unsafe { *p };
    println!("{value}");
}
