struct Loud(*mut u8);
impl Drop for Loud {
    fn drop(&mut self) {
        unsafe { *self.0 = 1 };
    }
}
struct Pair {
    _first: Loud,
    _second: u8,
}
fn hold(_x: &mut u8, loud: Box<Pair>) {
    drop(loud);
}
fn main() {
    let mut n = 0u8;
    let p = &raw mut n;
    let loud = Box::new(Pair { _first: Loud(p), _second: 1 });
    hold(unsafe { &mut *p }, loud);
}
