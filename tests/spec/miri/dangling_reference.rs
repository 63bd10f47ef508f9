fn main() {
    let p = Box::into_raw(Box::new(1u32));
    unsafe { drop(Box::from_raw(p)) };
    let r = unsafe { &*p };
    let _s = (1u8, r);
}
