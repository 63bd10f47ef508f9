struct Cellar<'a, T> {
    inside: &'a mut T,
}
trait Touch {
    fn touch(&mut self, other: *mut u8);
}
impl<'a> Touch for Cellar<'a, u8> {
    fn touch(&mut self, other: *mut u8) {
        generic(self.inside, other);
    }
}
fn generic<T: Copy>(x: &mut T, other: *mut u8) {
    let mut run = |value: T| {
        unsafe { *other = 1 };
        *x = value;
    };
    let copy = unsafe { std::ptr::read((&raw const run).cast::<*const T>().read()) };
    run(copy);
}
impl<'a, T> Cellar<'a, T> {
    fn go(&mut self, other: *mut u8)
    where
        Self: Touch,
    {
        Touch::touch(self, other);
    }
}
fn main() {
    let mut n = 0u8;
    let p = &raw mut n;
    let mut cellar = Cellar { inside: unsafe { &mut *p } };
    cellar.go(p);
}
