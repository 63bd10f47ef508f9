// `let _ = place` neither moves nor reads; `let _x = place` moves; `_` drops a temporary at once.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let a = D(1);
    let _ = a;
    println!("still {}", a.0);
    let _b = a;
    let _ = D(2);
    println!("after the temporary");
    let _keep = D(3);
    let (_, second) = (D(4), D(5));
    println!("bound {}", second.0);
    match D(6) {
        _ => println!("in the arm"),
    }
    println!("end");
}
