// Two boxes of one pointer: the second is of freed memory.
fn main() {
    let p = Box::into_raw(Box::new(String::from("once")));
    let a = unsafe { Box::from_raw(p) };
    println!("{a}");
    drop(a);
    let b = unsafe { Box::from_raw(p) };
    drop(b);
}
