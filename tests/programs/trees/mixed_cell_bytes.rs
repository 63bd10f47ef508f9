// A shared reference to a struct with a cell: Frozen for the plain byte, Cell for the other.
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

#[repr(C)]
struct Mixed {
    plain: u8,
    cell: std::cell::Cell<u8>,
}

fn main() {
    let mut m = Mixed { plain: 1, cell: std::cell::Cell::new(2) };
    let p = &raw mut m;
    let r = unsafe { &*p };
    name(&raw const *r as *const (), 0, "r");
    tree(p as *const ());
    let w = unsafe { &mut *p };
    name(&raw const *w as *const (), 0, "w");
    tree(p as *const ());
    println!("{} {}", r.plain, w.cell.get());
}
