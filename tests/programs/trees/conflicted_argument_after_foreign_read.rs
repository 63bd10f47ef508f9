// A foreign read during the call leaves a protected argument conflicted; the flag stays after the return.
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

fn f(inner: &mut u8, p: *const u8) {
    name(&raw const *inner as *const (), 0, "callee");
    let _ = unsafe { p.read() };
    tree(p as *const ());
}

fn main() {
    let mut y = 1u8;
    let p = &raw mut y;
    f(unsafe { &mut *p }, p);
    tree(p as *const ());
}
