// The tree of a future: `&mut` to it makes no node, the references to its locals are children of its own root.
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
    fn miri_pointer_name(ptr: *const (), nth_parent: u8, name: &[u8]);
}

async fn body(n: u32) -> u32 {
    let mut x = n;
    let r = &mut x;
    unsafe { miri_pointer_name((r as *const u32).cast(), 0, b"r") };
    *r += 1;
    ready(()).await;
    let again = &*r;
    unsafe {
        miri_pointer_name((again as *const u32).cast(), 0, b"again");
        miri_print_borrow_state(miri_get_alloc_id((again as *const u32).cast()), false);
    }
    *again
}

fn main() {
    let mut f: Pin<&mut _> = pin!(body(1));
    let a = f.as_mut();
    let _ = a.poll(&mut Context::from_waker(Waker::noop()));
    println!("{}", std::mem::size_of_val(unsafe { f.as_mut().get_unchecked_mut() }));
}
