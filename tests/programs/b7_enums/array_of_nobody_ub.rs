// Values of no size: only the first element is looked at.
enum Never {}

fn main() {
    let nobody: (u8, [Never; 2]) = unsafe { std::mem::transmute(1u8) };
    println!("{}", nobody.0);
}
