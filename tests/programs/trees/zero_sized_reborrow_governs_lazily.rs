// A reborrow of no bytes makes a node without stored states.
extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
    fn miri_pointer_name(ptr: *const (), nth_parent: u8, name: &[u8]);
}

fn name(p: *const (), nth: u8, text: &str) {
    unsafe { miri_pointer_name(p, nth, text.as_bytes()) };
}

fn tree(p: *const ()) {
    unsafe { miri_print_borrow_state(miri_get_alloc_id(p), true) };
}

fn main() {
    let mut y = [1u8, 2];
    let p = &raw mut y;
    let z = unsafe { &mut *p.cast::<()>() };
    name(&raw const *z, 0, "z");
    tree(p as *const ());
    let w = unsafe { &raw mut *z as *mut u8 };
    unsafe { w.add(1).write(5) };
    tree(p as *const ());
}
