// `addr`, `with_addr`, `map_addr`: tag bits in a pointer's low bits without exposing it.
fn main() {
    let mut x = [1u32, 2];
    let p = x.as_mut_ptr();
    let tagged = p.map_addr(|a| a | 1);
    println!("{} {}", tagged.addr() & 1, tagged == p);
    let clean = tagged.map_addr(|a| a & !1);
    unsafe {
        *clean = 10;
        let second = p.with_addr(p.addr() + 4);
        *second += 5;
    }
    println!("{x:?}");
    let n = std::ptr::without_provenance::<u8>(16);
    println!("{} {}", n.addr(), n.is_null());
}
