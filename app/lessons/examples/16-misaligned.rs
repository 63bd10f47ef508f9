//! title: A misaligned read
//! about: A u32 must start at an address that four divides.
//! expect: ub
//! group: Memory

#[repr(align(4))]
struct Buffer([u8; 8]);

fn main() {
    let buffer = Buffer([1, 2, 3, 4, 5, 6, 7, 8]);
    let p = &buffer.0[1] as *const u8 as *const u32;
    let value = unsafe { *p };
    println!("{value}");
}
