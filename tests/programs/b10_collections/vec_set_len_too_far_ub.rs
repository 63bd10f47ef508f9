// Elements that set_len brings in but nobody wrote are uninitialised.
fn main() {
    let mut v: Vec<u8> = Vec::with_capacity(4);
    v.push(1);
    unsafe { v.set_len(2) };
    println!("{} {}", v.len(), v[0]);
    let second = v[1];
    println!("{second}");
}
