// A number may lie in a function pointer for a while: what it points to is asked when it is called.
fn double(x: u32) -> u32 {
    2 * x
}

fn main() {
    let real = double as fn(u32) -> u32;
    let address = real as usize;
    let again: fn(u32) -> u32 = unsafe { std::mem::transmute(address as *const ()) };
    println!("{}", again(4));
    let made_up: fn(u32) -> u32 = unsafe { std::mem::transmute(42usize) };
    println!("{}", made_up == again);
    println!("{}", made_up(4));
}
