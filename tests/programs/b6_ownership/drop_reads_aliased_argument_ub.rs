// Drop glue takes `&mut self` protected: another pointer may not write during the drop.
struct Watched<'a> {
    n: u32,
    other: &'a std::cell::Cell<*mut u32>,
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        println!("drop {}", self.n);
        let p = self.other.get();
        unsafe { *p = 9 };
        println!("not reached {}", self.n);
    }
}

fn main() {
    let slot = std::cell::Cell::new(std::ptr::null_mut());
    let mut w = Watched { n: 1, other: &slot };
    slot.set(&raw mut w.n);
    println!("{}", w.n);
}
