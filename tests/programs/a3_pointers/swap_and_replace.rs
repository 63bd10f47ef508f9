// `swap` and `replace` of pointers, references and `mem`.
use std::{mem, ptr};

fn main() {
    let (mut a, mut b) = (String::from("a"), String::from("b"));
    unsafe {
        ptr::swap(&mut a, &mut b);
        println!("{a} {b}");
        (&raw mut a).swap(&raw mut b);
        println!("{a} {b}");
        let old = ptr::replace(&mut a, String::from("c"));
        println!("{old} {a}");
        let old = (&raw mut b).replace(String::from("d"));
        println!("{old} {b}");
    }
    mem::swap(&mut a, &mut b);
    let old = mem::take(&mut a);
    println!("{old:?} {a:?} {b:?}");
    let mut v = [1, 2, 3, 4];
    unsafe { ptr::swap_nonoverlapping(&mut v[0], v.as_mut_ptr().add(2), 2) };
    println!("{v:?}");
}
