// An address without provenance reaches nothing, even where something lies.
fn main() {
    let x = 5u8;
    let p = std::ptr::without_provenance::<u8>((&raw const x).addr());
    println!("{}", p == &raw const x);
    println!("{}", unsafe { *p });
}
