// A trait's `#[track_caller]` holds for its impls: the panic of an index is told at the index.
fn pick(values: &Vec<u8>, at: usize) -> u8 {
    values[at]
}

fn main() {
    println!("{}", pick(&vec![1, 2], 1));
    pick(&vec![], 0);
}
