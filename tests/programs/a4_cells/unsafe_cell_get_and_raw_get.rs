// `UnsafeCell`: `get`, `raw_get`, `get_mut`, `into_inner`, and a pointer kept across shared uses.
use std::cell::UnsafeCell;

struct Slot {
    inner: UnsafeCell<Option<u32>>,
}

impl Slot {
    fn get_or_init(&self, f: impl FnOnce() -> u32) -> &u32 {
        let p = self.inner.get();
        unsafe {
            if (*p).is_none() {
                *p = Some(f());
            }
            (*p).as_ref().unwrap()
        }
    }
}

fn main() {
    let s = Slot { inner: UnsafeCell::new(None) };
    println!("{}", s.get_or_init(|| 5));
    println!("{}", s.get_or_init(|| 6));
    let mut c = UnsafeCell::new(1);
    let raw = UnsafeCell::raw_get(&raw const c);
    unsafe {
        *raw += 1;
        *c.get() += 1;
        *raw += 1;
    }
    *c.get_mut() *= 10;
    println!("{}", c.into_inner());
    let mut plain = 3;
    let shared = UnsafeCell::from_mut(&mut plain);
    unsafe { *shared.get() = 4 };
    println!("{plain}");
}
