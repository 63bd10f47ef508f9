// A null reference is an invalid value the moment it is made.
fn main() {
    let p: *const u8 = std::ptr::null();
    println!("before");
    let r: &u8 = unsafe { std::mem::transmute(p) };
    println!("{}", std::ptr::eq(r, p));
}
