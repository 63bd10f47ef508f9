//@ edition: 2018
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    let t = (D("a"), D("b"));
    { let c = move || { let _x = &t.0; }; c(); println!("called"); }
    println!("after");
    let u = (D("c"), D("d"));
    { let c = || { let _x = u.0; }; c(); }
    println!("after u");
    let s = (1u8, [0u64; 4]);
    let c = move || s.0;
    println!("{} {}", std::mem::size_of_val(&c), c());
    let w = D("w");
    { let c = move || { let _ = w; }; c(); println!("w called"); }
    println!("end");
    let mut p = (1, 2);
    { let mut inc = || p.0 += 1; inc(); println!("{}", std::mem::size_of_val(&inc)); }
    println!("{:?}", p);
}
