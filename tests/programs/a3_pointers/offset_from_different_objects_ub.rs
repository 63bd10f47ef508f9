// `offset_from` needs both pointers in one allocation.
fn main() {
    let (a, b) = (1u8, 2u8);
    let (p, q) = (&raw const a, &raw const b);
    println!("{}", p != q);
    println!("{}", unsafe { p.offset_from(q) } != 0);
}
