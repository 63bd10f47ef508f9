// `zeroed` looks at the type first: what LLVM is told about a reference excludes null, a niche may well be zero.
fn main() {
    let fine: (Option<&u8>, *const u8, [u16; 2]) = unsafe { std::mem::zeroed() };
    println!("{fine:?}");
    let r: (u8, &u8) = unsafe { std::mem::zeroed() };
    println!("{}", r.0);
}
