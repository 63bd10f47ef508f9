fn main() {
    let mut v = vec![1, 2, 3];
    let p = v.as_mut_ptr();
    let first = unsafe { &mut *p };
    v[0] = 10;
    let again = &*first;
    println!("{again}");
}
