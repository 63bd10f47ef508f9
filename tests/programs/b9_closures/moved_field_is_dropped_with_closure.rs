// A `move` closure owns the captured fields only; the others stay with the variable.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let pair = (D("a"), D("b"));
    {
        let c = move || {
            let _x = &pair.0;
        };
        c();
        println!("closure {}", std::mem::size_of_val(&c) / std::mem::size_of::<D>());
    }
    println!("end {}", pair.1.0);
}
