use std::mem::MaybeUninit;
fn main() {
    let x: i32 = unsafe { MaybeUninit::uninit().assume_init() };
    println!("{x}");
}
