//! title: The same without a function call
//! about: Without protectors the older reference is only disabled; the error comes when it is used.
//! expect: ok
//! group: Protectors

fn main() {
    let mut x = 0;
    let p = &mut x as *mut i32;
    let first = unsafe { &mut *p };
    *first = 1;
    let second = unsafe { &mut *p };
    *second = 2; // first is disabled, but nobody uses it again
    println!("{second}");
}
