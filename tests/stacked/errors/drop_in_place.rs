// What is dropped in place is reborrowed as a whole, even if there is nothing to drop.
fn main() {
    let x = 0u8;
    let p = &raw const x;
    unsafe { std::ptr::drop_in_place(p.cast_mut()) };
}
