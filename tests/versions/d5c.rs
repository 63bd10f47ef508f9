// D5c: the end of a protector leaves the argument's own children alone.

fn reborrow(x: &mut u8) -> &mut u8 {
    let y = &mut *x;
    *y = *y;
    y
}

fn main() {
    let mut byte = 1u8;
    let result = reborrow(&mut byte);
    *result = 2;
}
