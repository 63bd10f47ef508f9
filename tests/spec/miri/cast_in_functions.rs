fn back(address: usize) -> *mut u8 {
    address as *mut u8
}
fn main() {
    let mut n = 1u8;
    let p = back(&raw mut n as usize);
    let q = std::ptr::with_exposed_provenance_mut::<u8>(p as usize);
    unsafe { *q = 3 };
}
