// `==` on a type without PartialEq.
struct S;

fn main() {
    println!("{}", S == S);
}
