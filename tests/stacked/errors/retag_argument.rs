fn take(_x: &mut u8) {}

fn main() {
    let n = 1u8;
    let p = &raw const n as *mut u8;
    take(unsafe { std::mem::transmute::<*mut u8, &mut u8>(p) });
}
