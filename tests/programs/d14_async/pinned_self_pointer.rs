// A struct with a pointer into itself: `&mut` to what is `!Unpin` makes no node, so the pointer stays good.
use std::marker::PhantomPinned;
use std::pin::Pin;

struct SelfPointer {
    data: [u8; 4],
    cursor: *mut u8,
    _pinned: PhantomPinned,
}

impl SelfPointer {
    fn new() -> Pin<Box<SelfPointer>> {
        let mut boxed =
            Box::pin(SelfPointer { data: [1, 2, 3, 4], cursor: std::ptr::null_mut(), _pinned: PhantomPinned });
        let inner = unsafe { boxed.as_mut().get_unchecked_mut() };
        inner.cursor = &raw mut inner.data[0];
        boxed
    }

    fn advance(self: Pin<&mut Self>) -> u8 {
        unsafe {
            let this = self.get_unchecked_mut();
            let old = *this.cursor;
            *this.cursor = 0;
            this.cursor = this.cursor.add(1);
            old
        }
    }
}

fn main() {
    let mut s = SelfPointer::new();
    println!("{} {}", s.as_mut().advance(), s.as_mut().advance());
    println!("{:?}", s.data);
}
