fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let a = unsafe { &mut *p };
    *a = 2;
    let address = a as *mut i32 as usize;
    unsafe { *p = 3 };
    let q = address as *mut i32;
    println!("{}", unsafe { *q });
}
