// Changing an element by the owner's pointer while an iterator's shared borrow is used later.
fn main() {
    let mut v = [1, 2, 3];
    let p = v.as_mut_ptr();
    let s = unsafe { std::slice::from_raw_parts(p, 3) };
    for (i, x) in s.iter().enumerate() {
        println!("{i} {x}");
        if i == 1 {
            unsafe { *p.add(2) = 30 };
        }
    }
}
