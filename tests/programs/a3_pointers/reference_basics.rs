// References to locals, fields and elements; changes through them are seen in the owner.
#[derive(Debug)]
struct Point {
    x: i32,
    y: i32,
}

fn swap_fields(p: &mut Point) {
    let t = p.x;
    p.x = p.y;
    p.y = t;
}

fn main() {
    let mut p = Point { x: 1, y: 2 };
    let rx = &mut p.x;
    let ry = &mut p.y;
    *rx += 10;
    *ry += *rx;
    swap_fields(&mut p);
    println!("{p:?}");
    let mut a = [1, 2, 3];
    for e in &mut a {
        *e *= 2;
    }
    let (l, r) = a.split_at_mut(1);
    l[0] += r[1];
    println!("{a:?}");
    let rr = &&&p;
    println!("{} {}", rr.x, (***rr).y);
}
