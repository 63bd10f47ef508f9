// A shared reference to a future with a Cell in it: every byte of a coroutine that is not Freeze counts as cell.
use std::cell::Cell;
use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Waker};

extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
    fn miri_pointer_name(ptr: *const (), nth_parent: u8, name: &[u8]);
}

fn look<F>(what: &[u8], future: &F) {
    let p = (future as *const F).cast::<()>();
    unsafe {
        miri_pointer_name(p, 0, what);
        miri_print_borrow_state(miri_get_alloc_id(p), false);
    }
}

fn main() {
    let frozen = async {
        let x = 1u32;
        ready(()).await;
        x
    };
    look(b"frozen", &frozen);
    let cell = async {
        let c = Cell::new(1u32);
        ready(()).await;
        c.get()
    };
    look(b"cell", &cell);
    let captured = Cell::new(5u8);
    let captures = async move { captured.get() };
    look(b"captures", &captures);
    println!("{}", pin!(cell).poll(&mut Context::from_waker(Waker::noop())).is_ready());
}
