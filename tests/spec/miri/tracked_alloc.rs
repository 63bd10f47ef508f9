extern "Rust" {
    fn miri_alloc(size: usize, align: usize) -> *mut u8;
    fn miri_dealloc(ptr: *mut u8, size: usize, align: usize);
    fn miri_track_alloc(ptr: *const u8);
}
fn main() {
    unsafe {
        let p = miri_alloc(4, 2);
        let q = miri_alloc(1, 1);
        miri_track_alloc(q);
        miri_dealloc(p, 4, 2);
        miri_dealloc(q, 1, 1);
    }
}
