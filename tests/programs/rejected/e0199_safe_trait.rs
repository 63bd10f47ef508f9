// A safe trait wants a safe impl.
struct Meters(f64);

unsafe impl Default for Meters {
    fn default() -> Self {
        Meters(0.0)
    }
}

fn main() {
    println!("{}", Meters::default().0);
}
