// `x.m()` with an automatic borrow makes two nodes: the two-phase borrow and the protected one.
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

struct S(u8);

impl S {
    fn m(&mut self) {
        let p = self as *mut S as *const ();
        name(p, 0, "self");
        name(p, 1, "autoref");
        tree(p);
    }
}

fn main() {
    let mut x = S(1);
    x.m();
    x.0 += 1;
}
