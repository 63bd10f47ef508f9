fn main() {
    let mut v = [1, 2];
    let p = v.as_mut_ptr();
    let q = v.as_mut_ptr();
    unsafe {
        *q = 2;
        let a = &mut *p;
        *a = 3;
    }
}
