// After the return a foreign read does no harm to an unwritten borrow that the call handed back.
fn pass<'a>(arg: &'a mut i32, p: *const i32) -> &'a mut i32 {
    println!("{}", unsafe { *p });
    arg
}

fn main() {
    let mut x = 4;
    let p = &raw mut x;
    let r = pass(unsafe { &mut *p }, p);
    println!("{}", unsafe { *p });
    *r += 1;
    println!("{x}");
}
