// D11: so is a reborrow of one.

fn main() {
    let mut byte = 0u8;
    let address = &raw mut byte as usize;
    let p = address as *mut u8;
    let r = unsafe { &mut *p }; // stops: A P
    *r = 1;
}
