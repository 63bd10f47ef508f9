// A `const fn` computes array lengths and constants, with loops and branches.
const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

const fn triangle(n: usize) -> usize {
    let mut sum = 0;
    let mut i = 1;
    while i <= n {
        sum += i;
        i += 1;
    }
    sum
}

const G: u64 = gcd(48, 36);
static TABLE: [u8; triangle(4)] = [7; triangle(4)];

const fn squares() -> [u32; 5] {
    let mut out = [0; 5];
    let mut i = 0;
    while i < 5 {
        out[i] = (i * i) as u32;
        i += 1;
    }
    out
}

const SQUARES: [u32; 5] = squares();

fn main() {
    println!("{G} {} {:?}", TABLE.len(), SQUARES);
    println!("{}", gcd(100, 75));
}
