// None of an optional reference is the null pointer; the payload's address is the option's bits.
fn main() {
    let x = 5u8;
    let some = Some(&x);
    let none: Option<&u8> = None;
    unsafe {
        println!("{}", *(&raw const none as *const usize) == 0);
        println!("{}", *(&raw const some as *const *const u8) == &raw const x);
        let p: *const u8 = &x;
        let back: Option<&u8> = std::mem::transmute(p);
        println!("{back:?}");
    }
    let mut slot = Some(Box::new(1));
    let inner = slot.as_deref_mut();
    *inner.unwrap() += 1;
    println!("{slot:?}");
}
