fn give() -> *const [u8; 2] {
    let local = [1u8, 2];
    &raw const local
}
fn main() {
    let p = give();
    let _x = unsafe { *p };
}
