// The same pointer into itself without PhantomPinned: a new `&mut` to the whole ends it.
struct SelfPointer {
    data: [u8; 4],
    cursor: *mut u8,
}

fn advance(this: &mut SelfPointer) -> u8 {
    unsafe {
        let old = *this.cursor;
        *this.cursor = 0;
        this.cursor = this.cursor.add(1);
        old
    }
}

fn main() {
    let mut s = SelfPointer { data: [1, 2, 3, 4], cursor: std::ptr::null_mut() };
    s.cursor = &raw mut s.data[0];
    println!("{}", advance(&mut s));
}
