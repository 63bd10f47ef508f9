// An immutable static may not be written, by no pointer.
static N: u32 = 3;

fn main() {
    let p = &raw const N as *mut u32;
    println!("{}", unsafe { *p });
    unsafe { *p = 4 };
}
