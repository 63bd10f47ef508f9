// `f(&mut x)` makes three nodes: the borrow, the reborrow of the argument and the protected one.
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

fn f(inner: &mut u8) {
    let p = inner as *mut u8 as *const ();
    name(p, 0, "callee");
    name(p, 1, "argument");
    name(p, 2, "borrow");
    tree(p);
}

fn main() {
    let mut x = 1u8;
    f(&mut x);
}
