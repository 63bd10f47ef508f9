// While a function runs its `&mut` argument is protected: a write through another pointer is UB at once.
static mut GLOBAL: *mut i32 = std::ptr::null_mut();

fn callee(arg: &mut i32) {
    let before = *arg;
    unsafe { *GLOBAL = before + 1 };
    println!("not reached");
}

fn main() {
    let mut x = 1;
    let p = &raw mut x;
    unsafe {
        GLOBAL = p;
        callee(&mut *p);
    }
}
