// Calling a function through a pointer of another signature.
fn takes_one(n: u32) -> u32 {
    n + 1
}

fn main() {
    let f = takes_one as fn(u32) -> u32 as *const ();
    let g: fn(u32, u32) -> u32 = unsafe { std::mem::transmute(f) };
    println!("before");
    println!("{}", g(1, 2));
}
