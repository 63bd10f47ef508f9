// Chains of `let` belong to edition 2024.
fn main() {
    if let Some(n) = Some(3) && n > 2 {
        println!("{n}");
    }
}
