// Casts of the pointee type and of mutability, by `as` and by methods.
fn main() {
    let mut x = 0x11223344u32;
    let p = &mut x as *mut u32;
    let bytes = p as *const u8;
    unsafe {
        println!("{:#x} {:#x}", *bytes, *bytes.add(3));
        p.cast::<u16>().write(0xffff);
        println!("{:#x}", *p);
        let c = p.cast_const();
        *c.cast_mut() += 1;
        println!("{:#x}", *c);
        let arr = p as *mut [u8; 4];
        println!("{:?}", *arr);
        let inferred: *mut i32 = p as *mut _;
        println!("{}", *inferred);
    }
    let s: &[u8] = &[1, 2, 3, 4];
    let q = s.as_ptr() as *const [u8; 2];
    println!("{:?}", unsafe { [*q, *q.add(1)] });
    let c: *const i32 = &5;
    println!("{}", unsafe { *(c as *const u32) });
}
