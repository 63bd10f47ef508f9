//! title: Two arguments for the same place
//! about: A protected argument must not be invalidated while the function runs.
//! expect: ub
//! group: Protectors

fn set_both(first: &mut i32, second: &mut i32) -> i32 {
    *first = 1; // a foreign write for second, which is protected
    *second = 2;
    *first
}

fn main() {
    let mut x = 0;
    let p = &mut x as *mut i32;
    let seen = unsafe { set_both(&mut *p, &mut *p) };
    println!("{seen}");
}
