// Variables are dropped in reverse order, fields and elements in order, shadowed ones too.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

struct Pair {
    b: D,
    a: D,
}

fn main() {
    let x = D(1);
    let x = (D(2), x);
    let _list = [D(3), D(4)];
    let _pair = Pair { a: D(5), b: D(6) };
    let y = D(7);
    let D(n) = y;
    print!("start {n} ");
    {
        let _inner = x.0;
    }
    print!("end ");
}
