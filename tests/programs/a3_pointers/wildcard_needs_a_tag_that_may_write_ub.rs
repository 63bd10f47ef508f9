//@ provenance: permissive
// Only a shared reference's tag was exposed: the recast pointer may read but not write.
#![allow(invalid_reference_casting)]

fn main() {
    let mut x = 1u32;
    let r = &mut x;
    *r = 5;
    let addr = &*r as *const u32 as usize;
    let p = addr as *mut u32;
    println!("{}", unsafe { *p });
    unsafe { *p = 2 };
}
