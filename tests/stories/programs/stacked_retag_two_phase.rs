fn main() {
    let v = vec![1];
    let p = &raw const v as *mut Vec<i32>;
    unsafe { (*p).push(2) };
}
