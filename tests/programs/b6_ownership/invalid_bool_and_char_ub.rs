// A char outside of its range, made by a union.
union U {
    n: u32,
    c: char,
}

fn main() {
    let u = U { n: 0x41 };
    println!("{}", unsafe { u.c });
    let u = U { n: 0xD800 };
    let c = unsafe { u.c };
    println!("{}", c as u32);
}
