//! title: A raw pointer that is out of date
//! about: A write to the variable itself disables every pointer made from it.
//! expect: ub
//! group: References and raw pointers

fn main() {
    let mut count = 1i32;
    let p = &mut count as *mut i32;
    unsafe { *p += 1 };
    count += 10; // a foreign write for what p points with
    unsafe { *p += 100 };
    println!("{count}");
}
