// A method that the type does not have.
struct S;

fn main() {
    S.go();
}
