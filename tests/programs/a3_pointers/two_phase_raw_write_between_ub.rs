// A write through another pointer between the two phases of a borrow disables it.
struct Count {
    n: u32,
}

impl Count {
    fn add(&mut self, by: u32) {
        self.n += by;
    }
}

fn main() {
    let mut c = Count { n: 1 };
    let p = &raw mut c;
    let r = unsafe { &mut *p };
    r.add(unsafe {
        (*p).n = 5;
        2
    });
    println!("not reached");
}
