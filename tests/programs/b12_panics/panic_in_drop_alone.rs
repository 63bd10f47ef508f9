// A panic in one drop goes on dropping the rest.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
        if self.0 == 2 {
            panic!("in drop");
        }
    }
}

fn main() {
    let r = std::panic::catch_unwind(|| {
        let _a = D(1);
        let _b = D(2);
        let _c = (D(3), D(4));
    });
    println!("{}", r.is_err());
}
