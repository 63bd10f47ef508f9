fn main() {
    let v = vec![1u8, 2, 3];
    let p = v.as_ptr();
    let _x = unsafe { *p.add(3) };
}
