// `repr(transparent)`, `repr(packed)` and `repr(align)` change size and alignment.
use std::mem::{align_of, size_of};

#[repr(transparent)]
struct Wrapper(u16, ());

#[repr(packed)]
struct Packed {
    a: u8,
    b: u32,
}

#[repr(C, packed(2))]
struct Half {
    a: u8,
    b: u32,
}

#[repr(align(16))]
struct Wide(u8);

fn main() {
    println!("{} {}", size_of::<Wrapper>(), align_of::<Wrapper>());
    println!("{} {}", size_of::<Packed>(), align_of::<Packed>());
    println!("{} {}", size_of::<Half>(), align_of::<Half>());
    println!("{} {}", size_of::<Wide>(), align_of::<Wide>());
    let p = Packed { a: 1, b: 0x01020304 };
    let b = p.b;
    println!("{} {b:#x} {}", p.a, { p.b } & 0xff);
    let h = Half { a: 9, b: 10 };
    println!("{} {}", { h.a }, { h.b });
    println!("{} {}", Wrapper(3, ()).0, Wide(4).0);
    println!("{}", &raw const p.b as usize - &raw const p as usize <= 4);
}
