// `push` and `insert` are `push_mut` and `insert_mut`, whose reference to the element is made and returned.
extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
}

fn main() {
    let mut v: Vec<u8> = Vec::with_capacity(2);
    v.push(1);
    unsafe { miri_print_borrow_state(miri_get_alloc_id(v.as_ptr() as *const ()), true) };
    v.insert(0, 2);
    unsafe { miri_print_borrow_state(miri_get_alloc_id(v.as_ptr() as *const ()), true) };
    println!("{v:?}");
}
