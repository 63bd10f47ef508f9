// A name that nothing has.
fn main() {
    println!("{}", missing + 1);
}
