// A precondition that is the library's own aborts: no unwinding, no catching.
fn main() {
    let mut v: Vec<i32> = Vec::with_capacity(4);
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| unsafe { v.set_len(9) }));
    println!("{}", caught.is_err());
}
