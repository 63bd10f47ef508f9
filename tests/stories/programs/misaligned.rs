fn main() {
    let a = [0u32; 2];
    let p = a.as_ptr() as *const u8;
    println!("{}", unsafe { *(p.add(1) as *const u32) });
}
