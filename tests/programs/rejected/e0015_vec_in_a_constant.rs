const NONE: Vec<i32> = Vec::new();
const SOME: Vec<i32> = vec![1, 2, 3];

fn main() {
    println!("{} {}", NONE.len(), SOME.len());
}
