// An `Err` from `main` is printed to stderr and gives exit status 1.
fn step(n: i32) -> Result<i32, String> {
    if n > 1 { Err(format!("{n} is too much")) } else { Ok(n) }
}

fn main() -> Result<(), String> {
    println!("{}", step(1)?);
    println!("{}", step(2)?);
    println!("not reached");
    Ok(())
}
