// The types in the message have their full paths.
fn number() -> Option<u32> {
    Some(1)
}

fn main() {
    let f: fn() -> u64 = unsafe { std::mem::transmute(number as fn() -> Option<u32>) };
    println!("{}", f());
}
