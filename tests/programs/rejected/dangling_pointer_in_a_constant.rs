const POINTER: *const u8 = {
    let byte = 1;
    &raw const byte
};

fn main() {
    println!("{}", POINTER.is_null());
}
