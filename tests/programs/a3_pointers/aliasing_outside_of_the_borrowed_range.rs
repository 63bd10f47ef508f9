// Beyond the range of its reborrow a pointer keeps its initial permission lazily, and may write there.
fn main() {
    let mut a = [1u8, 2, 3];
    let first = &mut a[0] as *mut u8;
    unsafe {
        *first.add(2) = 30;
        *first = 10;
    }
    println!("{a:?}");
}
