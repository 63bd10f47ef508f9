use std::alloc::{alloc, dealloc, Layout};

extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
}

fn main() {
    let layout = Layout::new::<u8>();
    unsafe {
        let p = alloc(layout);
        *p = 1;
        let id = miri_get_alloc_id(p as *const ());
        let m = &mut *p;
        let s = &*m;
        miri_print_borrow_state(id, true);
        let _byte = *p;
        miri_print_borrow_state(id, true);
        let _ = s;
        let again = p as usize as *mut u8;
        *again = 2;
        miri_print_borrow_state(id, true);
        dealloc(p, layout);
    }
}
