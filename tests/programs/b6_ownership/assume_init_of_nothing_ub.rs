// `assume_init` of an integer that was never written.
use std::mem::MaybeUninit;

fn main() {
    let x = MaybeUninit::<u16>::uninit();
    println!("{}", size_of_val(&x));
    let n = unsafe { x.assume_init() };
    println!("{n}");
}
