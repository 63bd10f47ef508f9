struct N(u8);

impl N {
    fn set(&mut self, to: u8) {
        self.0 = to;
    }
}

fn main() {
    let n = N(1);
    let p = &raw const n as *mut N;
    unsafe { (*p).set(2) };
}
