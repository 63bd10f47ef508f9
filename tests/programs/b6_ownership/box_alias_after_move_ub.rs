// Moving a box retags it: a pointer from before the move loses its right when the new box writes.
fn main() {
    let mut b = Box::new(1);
    let p = &raw mut *b;
    let mut c = b;
    *c = 2;
    println!("{c}");
    unsafe { *p = 3 };
    println!("{c}");
}
