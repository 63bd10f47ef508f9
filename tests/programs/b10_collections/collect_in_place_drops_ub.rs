// The same memory, but what was collected is dropped with the vector.
struct Loud(u32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let v: Vec<Loud> = (0..3).map(Loud).collect();
    let first = v.as_ptr();
    let result = std::panic::catch_unwind(|| {
        v.into_iter().map(|l| if l.0 == 2 { panic!("two") } else { Loud(l.0 + 10) }).collect::<Vec<_>>().len()
    });
    println!("{}", result.is_err());
    println!("{}", unsafe { (*first).0 });
}
