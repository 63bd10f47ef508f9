fn f(x: &mut u8, p: *mut u8) -> *mut u8 {
    *x = 42;
    let neighbour = unsafe { &mut *p.add(1) };
    (neighbour as *mut u8).wrapping_sub(1)
}
fn main() {
    let mut pair = [0u8, 1];
    let p = &raw mut pair as *mut u8;
    let q = f(unsafe { &mut *p }, p);
    println!("{}", unsafe { *q });
}
