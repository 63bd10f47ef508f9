#[allow(dead_code)]
#[derive(Clone, Copy)]
struct Outer { one: u8, two: (bool, [Option<bool>; 2]) }
fn main() {
    let raw = [1u8, 1, 9, 3];
    let o: Outer = unsafe { std::mem::transmute(raw) };
    std::process::exit(o.one as i32);
}
