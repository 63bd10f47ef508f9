// A transmute between sizes that differ.
fn main() {
    let n: u64 = unsafe { std::mem::transmute(1u32) };
    println!("{n}");
}
