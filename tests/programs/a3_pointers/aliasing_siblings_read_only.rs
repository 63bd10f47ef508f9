// Two mutable children that only read live side by side; raw pointers share their parent's permission.
fn main() {
    let mut n = 5u8;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    let b = unsafe { &mut *p };
    println!("{} {} {} {}", *a, *b, *a, *b);
    let q = p;
    unsafe {
        *p += 1;
        *q += 1;
        *p += 1;
    }
    println!("{n}");
}
