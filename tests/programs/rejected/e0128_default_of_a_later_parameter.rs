// A default may mention the parameters before it.
struct Fine<T, U = Vec<T>>(T, U);

struct Pair<A = B, B = u8>(A, B);

fn main() {
    let p: Pair = Pair(1, 2);
    println!("{}", p.0 + p.1 + Fine(1u8, vec![2u8]).0);
}
