// Every compound assignment, on variables, fields, elements and through references.
struct S {
    f: i32,
}

fn main() {
    let mut x = 100;
    x += 5;
    x -= 1;
    x *= 2;
    x /= 3;
    x %= 50;
    x <<= 3;
    x >>= 1;
    x |= 0b1;
    x &= 0xff;
    x ^= 0b110;
    println!("{x}");
    let mut s = S { f: 1 };
    s.f += 4;
    let mut a = [1, 2, 3];
    a[s.f as usize - 4] *= 10;
    let r = &mut a[2];
    *r -= 7;
    println!("{} {a:?}", s.f);
    let mut b = true;
    b &= false;
    b |= true;
    println!("{b}");
}
