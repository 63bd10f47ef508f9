//@ provenance: permissive
// An exposed address turned back into a pointer reaches the same memory.
fn main() {
    let mut x = 42u64;
    let addr = &mut x as *mut u64 as usize;
    let p = addr as *mut u64;
    unsafe {
        *p += 1;
        println!("{}", *p);
    }
    println!("{x} {}", addr % 8);
    let y = 7i32;
    let a = (&raw const y).expose_provenance();
    let q = std::ptr::with_exposed_provenance::<i32>(a);
    println!("{}", unsafe { *q });
}
