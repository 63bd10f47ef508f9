fn main() {
    let x = 1;
    let r: &mut i32 = unsafe { std::mem::transmute(&x) };
    *r = 2;
}
