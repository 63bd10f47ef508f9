// The path of an integer with a niche leads to the innermost field.
use std::num::NonZero;

struct Sizes {
    unused: u8,
    limits: [NonZero<i16>; 2],
}

fn main() {
    let none: [Option<NonZero<i16>>; 2] = unsafe { std::mem::zeroed() };
    println!("{none:?}");
    let sizes: Sizes = unsafe { std::mem::transmute([1u16, 0, 2]) };
    println!("{} {}", sizes.unused, sizes.limits[0]);
}
