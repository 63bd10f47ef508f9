// A function nested in a function is seen only there, and does not see the outer one's variables.
fn outer(n: u32) -> u32 {
    fn inner(n: u32) -> u32 {
        fn innermost(n: u32) -> u32 {
            n * 100
        }
        innermost(n) + 1
    }
    inner(n) + inner(n + 1)
}

fn inner(n: u32) -> u32 {
    n
}

fn main() {
    println!("{} {}", outer(2), inner(2));
}
