fn main() {
    let p: *const u32 = std::ptr::null();
    let r = unsafe { &*p };
    let _ = r;
}
