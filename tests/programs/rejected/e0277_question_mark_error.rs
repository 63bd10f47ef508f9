// `?` on an error that does not convert.
fn f() -> Result<u8, u16> {
    let n: u8 = "1".parse()?;
    Ok(n)
}

fn main() {
    println!("{:?}", f());
}
