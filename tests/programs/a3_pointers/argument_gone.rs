// A pointer to a parameter dangles when the function has returned: it was freed at the function's end.
fn own(value: u32) -> *const u32 {
    &raw const value
}

fn main() {
    let p = own(3);
    println!("{}", unsafe { *p });
}
