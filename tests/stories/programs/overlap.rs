fn main() {
    let mut a = [1, 2, 3];
    let p = a.as_mut_ptr();
    unsafe { std::ptr::copy_nonoverlapping(p, p.add(1), 2) };
}
