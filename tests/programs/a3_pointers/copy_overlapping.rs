// `ptr::copy` may overlap in both directions; `copy_nonoverlapping` and the method forms.
use std::ptr;

fn main() {
    let mut a = [1, 2, 3, 4, 5];
    let p = a.as_mut_ptr();
    unsafe {
        ptr::copy(p, p.add(1), 4);
        println!("{a:?}");
        let p = a.as_mut_ptr();
        p.add(2).copy_to(p, 3);
        println!("{a:?}");
        let src = [9, 8];
        let p = a.as_mut_ptr();
        p.add(3).copy_from_nonoverlapping(src.as_ptr(), 2);
        src.as_ptr().copy_to_nonoverlapping(p, 1);
        println!("{a:?}");
        let p = a.as_mut_ptr();
        p.copy_from(p.add(4), 1);
        ptr::copy_nonoverlapping(p.add(1), p.add(2), 1);
        println!("{a:?}");
    }
}
