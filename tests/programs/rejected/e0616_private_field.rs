// A private field of another module.
mod a {
    #[derive(Default)]
    pub struct S {
        n: u8,
    }
}

fn main() {
    println!("{}", a::S::default().n);
}
