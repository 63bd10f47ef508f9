// `add` beyond one past the end is UB already, without an access.
fn main() {
    let a = [1u16; 4];
    let p = a.as_ptr();
    let end = unsafe { p.add(4) };
    println!("{}", unsafe { end.offset_from(p) });
    let beyond = unsafe { p.add(5) };
    println!("{}", beyond == end);
}
