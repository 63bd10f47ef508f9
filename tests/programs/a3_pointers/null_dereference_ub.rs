// Reading through a null pointer.
fn main() {
    let p: *const i32 = std::ptr::null();
    println!("{}", p.is_null());
    let n = unsafe { *p };
    println!("{n}");
}
