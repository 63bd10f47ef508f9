fn take(x: &mut u8) {
    *x = 2;
}

fn main() {
    let mut n = 1u8;
    let x = &mut n;
    let s = &raw const *x;
    take(x);
    let _seen = unsafe { *s };
}
