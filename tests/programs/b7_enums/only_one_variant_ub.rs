use std::convert::Infallible;

fn main() {
    let bad: (u8, Result<bool, Infallible>) = unsafe { std::mem::transmute([1u8, 2]) };
    println!("{bad:?}");
}
