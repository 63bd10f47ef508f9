type Pair<T> = (T, T);
type Count<T> = usize;

fn main() {
    let pair: Pair<u8> = (1, 2);
}
