// Threads by Miri's own functions.
extern "Rust" {
    fn miri_thread_spawn(f: extern "Rust" fn(*mut ()), data: *mut ()) -> usize;
    fn miri_thread_join(id: usize) -> bool;
    fn miri_spin_loop();
}

extern "Rust" fn work(data: *mut ()) {
    unsafe {
        miri_spin_loop();
        *data.cast::<u32>() += 1;
    }
}

fn main() {
    let mut value = 1u32;
    unsafe {
        let thread = miri_thread_spawn(work, (&raw mut value).cast());
        assert!(miri_thread_join(thread));
        assert!(!miri_thread_join(99));
    }
    println!("{value}");
}
