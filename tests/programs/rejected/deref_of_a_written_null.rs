struct Pair(u8, u8);

fn main() {
    let p: *const u8 = std::ptr::null();
    println!("{}", p.is_null());
    let raw = unsafe { &raw const *std::ptr::null::<u8>() };
    println!("{}", raw.is_null());
    let second = unsafe { &(*(0 as *const Pair)).1 };
    println!("{second}");
}
