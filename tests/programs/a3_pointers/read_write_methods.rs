// `read`, `write`, unaligned and volatile forms, as methods and as functions.
use std::ptr;

fn main() {
    let mut x = 1u64;
    let p = &raw mut x;
    unsafe {
        p.write(p.read() + 1);
        ptr::write(p, ptr::read(p) * 10);
        p.write_volatile(p.read_volatile() + 3);
        println!("{}", *p);
        let mut bytes = [0u8; 9];
        let q = bytes.as_mut_ptr().add(1).cast::<u64>();
        q.write_unaligned(0x0102030405060708);
        println!("{:?} {:#x}", bytes, ptr::read_unaligned(q));
        p.write_bytes(0xff, 1);
        println!("{}", x == u64::MAX);
    }
    let mut s = String::from("moved");
    let t = unsafe { ptr::read(&s) };
    unsafe { ptr::write(&mut s, String::from("new")) };
    println!("{s} {t}");
}
