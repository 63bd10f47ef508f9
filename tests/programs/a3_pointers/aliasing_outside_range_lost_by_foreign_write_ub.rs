// Beyond the reborrowed range a foreign write disables a pointer as well.
fn main() {
    let mut a = [1u8, 2, 3];
    let base = &raw mut a as *mut u8;
    let first = unsafe { &mut *base } as *mut u8;
    unsafe {
        *first.add(1) = 20;
        *base.add(1) = 21;
        *first = 10;
        println!("{:?}", *first);
        println!("{:?}", *first.add(1));
    }
}
