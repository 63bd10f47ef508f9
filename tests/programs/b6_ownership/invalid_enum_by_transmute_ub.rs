// A byte that is no discriminant is no value of the enum.
#[repr(u8)]
#[allow(dead_code)]
#[derive(Clone, Copy)]
enum Three {
    A,
    B,
    C,
}

fn main() {
    for byte in 1..5u8 {
        let t: Three = unsafe { std::mem::transmute(byte) };
        println!("{}", t as u8);
    }
}
