// as_ptr of an Rc comes from a shared reference: writing through it is forbidden.
use std::rc::Rc;

fn main() {
    let a = Rc::new(1);
    let r: &i32 = &a;
    let p = &raw const *r as *mut i32;
    println!("{}", unsafe { *p });
    unsafe { *p = 2 };
}
