// A bool is no u8 for the ABI, even where its value would be valid.
fn negated(x: bool) -> bool {
    !x
}

fn main() {
    let f: fn(u8) -> bool = unsafe { std::mem::transmute(negated as fn(bool) -> bool) };
    println!("{}", f(1));
}
