// The vtable in a pointer to a trait object must be one of that trait; auto traits make no difference.
use std::fmt::Debug;
use std::mem::transmute;

trait Speak<T> {
    fn speak(&self) -> T;
}

impl Speak<u8> for i32 {
    fn speak(&self) -> u8 {
        *self as u8
    }
}

fn main() {
    let x = 300;
    let sent: &(dyn Speak<u8> + Send) = &x;
    let plain: &dyn Speak<u8> = unsafe { transmute(sent) };
    println!("{}", plain.speak());
    let pair: (u8, *const dyn Debug) = unsafe { (1, transmute(sent)) };
    println!("{}", pair.0);
}
