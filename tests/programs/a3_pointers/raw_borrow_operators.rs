// `&raw const`, `&raw mut` and `addr_of!` make pointers without references, to packed fields too.
use std::ptr::{addr_of, addr_of_mut};

#[repr(packed)]
struct P {
    a: u8,
    b: u32,
}

fn main() {
    let mut x = 5;
    let p = &raw mut x;
    let q = &raw const x;
    unsafe {
        *p += 1;
        println!("{} {}", *q, p as *const i32 == q);
    }
    let mut s = P { a: 1, b: 2 };
    let pb = addr_of_mut!(s.b);
    unsafe {
        pb.write_unaligned(70_000);
        println!("{} {}", addr_of!(s.b).read_unaligned(), s.a);
    }
    let a = [1u16, 2, 3];
    let e = &raw const a[1];
    println!("{}", unsafe { *e.add(1) });
}
