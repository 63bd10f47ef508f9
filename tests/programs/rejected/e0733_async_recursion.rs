// A future that contains itself has no size.
async fn f(n: u32) { if n > 0 { f(n - 1).await } }
fn main() { let _ = f(3); }
