// `{}` of a type without Display.
struct S;

fn main() {
    println!("{}", S);
}
