// A box dropped in place and again by its owner.
fn main() {
    let mut b = Box::new(Box::new(1));
    unsafe { std::ptr::drop_in_place(&mut *b) };
    println!("dropped once");
    drop(b);
}
