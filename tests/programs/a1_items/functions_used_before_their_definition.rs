// Items may be used before the line that defines them, also inside of a block.
fn main() {
    println!("{}", later(LIMIT));
    let x = helper();
    fn helper() -> u8 {
        CONSTANT + 1
    }
    const CONSTANT: u8 = 9;
    println!("{x}");
}

const LIMIT: i32 = OFFSET * 2;

fn later(n: i32) -> i32 {
    n - OFFSET
}

const OFFSET: i32 = 21;
