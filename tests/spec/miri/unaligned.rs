fn main() {
    let a = [0u32; 2];
    let p = (&raw const a as *const u8).wrapping_add(1) as *const u32;
    let _r: &u32 = unsafe { &*p };
}
