// Copied, the tag is told with its path; an enum that can only be one variant has none.
use std::convert::Infallible;

#[allow(dead_code)]
#[derive(Debug)]
enum Step {
    Go(u8),
    Never(u8, Infallible),
    Stop,
}

fn main() {
    let fine: Result<bool, Infallible> = unsafe { std::mem::transmute(1u8) };
    println!("{fine:?}");
    let step: [Step; 2] = unsafe { std::mem::transmute([0u8, 7, 1, 7]) };
    println!("{step:?}");
}
