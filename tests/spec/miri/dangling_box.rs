fn main() {
    let b: Box<u32> = unsafe { std::mem::transmute(16usize) };
    std::mem::forget(b);
}
