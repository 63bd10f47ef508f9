// A constant has its value also where nobody uses it.
const TOO_MUCH: u8 = 255 + 1;

fn main() {}
