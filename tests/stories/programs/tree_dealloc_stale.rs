use std::alloc::{alloc, dealloc, Layout};
fn main() {
    unsafe {
        let layout = Layout::new::<i32>();
        let p = alloc(layout) as *mut i32;
        *p = 0;
        let r = &mut *p;
        let q = r as *mut i32;
        *p = 1;
        dealloc(q as *mut u8, layout);
    }
}
