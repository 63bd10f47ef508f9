// Tuples in tuples: access, change, compare, and a lone element's comma.
fn main() {
    let mut t = ((1, 'a'), [2.5, 3.5], ());
    t.0.0 += 9;
    t.1[0] = 7.0;
    println!("{:?} {}", t, t.0.1);
    let one = (5,);
    println!("{:?} {}", one, one.0);
    println!("{} {}", (1, 2) < (1, 3), ("b", 0) > ("a", 9));
    let (a, (b, c)) = (1, (2, 3));
    println!("{}", a + b + c);
    let ((x, ..), .., last) = t;
    println!("{x} {last:?}");
}
