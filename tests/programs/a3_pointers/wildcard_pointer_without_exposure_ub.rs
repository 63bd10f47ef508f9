//@ provenance: permissive
// An integer that was never exposed gives no access to a live object.
fn main() {
    let mut x = 1u32;
    let addr = (&raw mut x).addr();
    let p = std::ptr::with_exposed_provenance_mut::<u32>(addr);
    println!("{}", p.addr() == addr);
    unsafe { *p = 2 };
}
