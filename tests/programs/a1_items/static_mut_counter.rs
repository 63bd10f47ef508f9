// A `static mut` keeps its value from call to call, by raw pointers and by direct access.
static mut COUNT: u32 = 0;
static mut LOG: [u8; 4] = [0; 4];

fn bump() -> u32 {
    unsafe {
        COUNT += 1;
        LOG[(COUNT as usize) % 4] = COUNT as u8;
        COUNT
    }
}

fn main() {
    for _ in 0..5 {
        bump();
    }
    let p = &raw mut COUNT;
    unsafe {
        *p *= 10;
        println!("{}", *p);
        let log = *(&raw const LOG);
        println!("{log:?}");
    }
    println!("{}", bump());
}
