use std::alloc::{alloc, Layout};
fn main() {
    unsafe {
        let p = alloc(Layout::new::<u8>());
        if *p > 3 {
            println!("big");
        }
    }
}
