// Slices made of a pointer and a length, and raw slices taken apart.
use std::{ptr, slice};

fn main() {
    let mut a = [1, 2, 3, 4, 5];
    let p = a.as_mut_ptr();
    unsafe {
        let mid = slice::from_raw_parts_mut(p.add(1), 3);
        mid[0] = 20;
        mid.reverse();
        println!("{mid:?}");
        let empty: &[i32] = slice::from_raw_parts(ptr::dangling(), 0);
        println!("{empty:?}");
    }
    let raw = ptr::slice_from_raw_parts(a.as_ptr(), 2);
    println!("{} {:?}", raw.len(), unsafe { &*raw });
    let m = ptr::slice_from_raw_parts_mut(a.as_mut_ptr(), 5);
    unsafe { (&mut *m)[4] = 50 };
    println!("{a:?} {}", raw.cast::<i32>() == m.cast());
    println!("{:?}", slice::from_ref(&7));
}
