// `{:p}` prints the address of references and pointers.
fn main() {
    let p = std::ptr::without_provenance::<u8>(0x1f);
    println!("{p:p} {:?} {:#p}", p, p);
    println!("[{:8p}] [{:<8p}]", p, p);
    let x = 5;
    let r = &x;
    println!("{}", format!("{r:p}") == format!("{:p}", &raw const x));
    println!("{}", format!("{:p}", r).starts_with("0x"));
}
