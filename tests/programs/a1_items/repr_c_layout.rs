// `repr(C)` lays fields out in order with padding; offsets seen by addresses.
#[repr(C)]
struct Mixed {
    a: u8,
    b: u32,
    c: u8,
    d: u16,
}

fn main() {
    let m = Mixed { a: 1, b: 2, c: 3, d: 4 };
    let base = &raw const m as usize;
    println!("{}", &raw const m.a as usize - base);
    println!("{}", &raw const m.b as usize - base);
    println!("{}", &raw const m.c as usize - base);
    println!("{}", &raw const m.d as usize - base);
    println!("{} {}", size_of::<Mixed>(), align_of::<Mixed>());
    println!("{} {}", std::mem::offset_of!(Mixed, c), std::mem::offset_of!(Mixed, d));
}
