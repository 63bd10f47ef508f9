// A plain read through a pointer needs its type's alignment.
fn main() {
    let bytes = [0u64; 2];
    let p = bytes.as_ptr().cast::<u8>();
    unsafe {
        println!("{}", p.add(4).cast::<u32>().read());
        println!("{}", p.add(1).cast::<u32>().read_unaligned());
        println!("{}", p.add(1).cast::<u32>().read());
    }
}
