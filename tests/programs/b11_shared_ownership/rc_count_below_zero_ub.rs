// One decrement too many frees the value under the remaining owner.
use std::rc::Rc;

fn main() {
    let a = Rc::new([1u8, 2]);
    unsafe { Rc::decrement_strong_count(Rc::as_ptr(&a)) };
    println!("decremented");
    println!("{}", a[0]);
}
