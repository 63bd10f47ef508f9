// D11: a pointer made from an integer is refused by name where the version does not know such pointers.

fn main() {
    let mut byte = 0u8;
    let address = &raw mut byte as usize;
    let p = address as *mut u8;
    unsafe { *p = 1 }; // stops: A P
    assert!(byte == 1);
}
