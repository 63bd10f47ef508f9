use std::mem::ManuallyDrop;

union Fine<T: Copy> {
    kept: ManuallyDrop<String>,
    pair: (i32, [T; 2]),
    text: &'static str,
}

union Wrong {
    number: u64,
    text: String,
}

fn main() {
    let fine = Fine::<u8> { pair: (1, [2, 3]) };
    let wrong = Wrong { number: 1 };
}
