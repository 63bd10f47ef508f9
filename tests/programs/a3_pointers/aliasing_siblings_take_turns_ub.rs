// Two mutable children of one pointer: the first write disables the other.
fn main() {
    let mut n = 0u8;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    let b = unsafe { &mut *p };
    println!("{} {}", *a, *b);
    *b = 1;
    println!("{b}");
    *a = 2;
}
