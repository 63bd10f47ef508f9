// Children of one pointer over different bytes do not disturb one another.
struct Pair {
    a: u32,
    b: [u16; 2],
}

fn main() {
    let mut s = Pair { a: 1, b: [2, 3] };
    let p = &raw mut s;
    unsafe {
        let a = &mut (*p).a;
        let b0 = &mut (*p).b[0];
        let b1 = &mut (*p).b[1];
        *a += 10;
        *b1 += 30;
        *b0 += 20;
        *a += 10;
        println!("{a} {b0} {b1}");
    }
    println!("{} {:?}", s.a, s.b);
}
