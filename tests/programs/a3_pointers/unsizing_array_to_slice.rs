// `&[T; N]` becomes `&[T]` at coercion sites; the slice is the same memory.
fn total(s: &[i32]) -> i32 {
    let mut t = 0;
    for x in s {
        t += x;
    }
    t
}

fn zero(s: &mut [i32]) {
    s[0] = 0;
}

fn main() {
    let mut a = [1, 2, 3];
    println!("{}", total(&a));
    zero(&mut a);
    let s: &[i32] = &a;
    println!("{:?} {} {}", s, s.len(), size_of_val(s));
    println!("{}", std::ptr::eq(s.as_ptr(), &a[0]));
    let p: *const [i32] = &a as *const [i32; 3];
    println!("{} {}", unsafe { (&(*p)).len() }, p.len());
    let list: [&[i32]; 2] = [&[1], &[2, 3]];
    println!("{}", list[1][1]);
    println!("{} {}", size_of::<&[i32]>(), size_of::<&[i32; 3]>());
}
