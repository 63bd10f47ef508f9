//! title: A function that returns a reborrow
//! about: Every call adds nodes; the protector ends when the function returns, the child lives on.
//! expect: ok
//! group: References and raw pointers

struct Pair {
    left: u16,
    right: u16,
}

fn larger(pair: &mut Pair) -> &mut u16 {
    if pair.left > pair.right {
        &mut pair.left
    } else {
        &mut pair.right
    }
}

fn main() {
    let mut pair = Pair { left: 3, right: 5 };
    let top = larger(&mut pair);
    *top += 1;
    *top += 1;
    println!("{} {}", pair.left, pair.right);
}
