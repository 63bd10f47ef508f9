fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let x = unsafe { &mut *p };
    let closure = move || *x += 1;
    n = 2;
    let _moved = closure;
}
