// Function pointers turned into raw pointers and back; a wrong type is only UB when called.
type F = fn(u32) -> u32;

fn double(n: u32) -> u32 {
    n * 2
}

fn main() {
    let raw = double as F as *const ();
    let back: F = unsafe { std::mem::transmute(raw) };
    println!("{}", back(21));
    let as_int = double as usize;
    println!("{}", as_int == raw as usize);
    let never_called: fn() = unsafe { std::mem::transmute(raw) };
    println!("{}", never_called as *const () == raw);
    let some: Option<F> = unsafe { std::mem::transmute(Some(back)) };
    println!("{}", some.unwrap()(1));
}
