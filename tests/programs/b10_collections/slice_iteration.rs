// iter, iter_mut, chunks, windows, rchunks, chunk_by and their mutable forms.
fn main() {
    let mut a = [1, 2, 3, 4, 5, 6, 7];
    println!("{:?}", a.chunks(3).map(|c| c.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{:?}", a.windows(2).map(|w| w[1] * w[0]).collect::<Vec<_>>());
    println!("{:?} {:?}", a.rchunks(4).collect::<Vec<_>>(), a.chunks_exact(3).remainder());
    for c in a.chunks_mut(2) {
        c[0] = -c[0];
    }
    for x in a.iter_mut().rev().step_by(3) {
        *x *= 10;
    }
    println!("{a:?}");
    println!("{:?}", a.iter().rev().skip(1).take(2).collect::<Vec<_>>());
    println!("{:?}", [1, 1, 2, 3, 3].chunk_by(|x, y| x == y).collect::<Vec<_>>());
    let mut it = a.iter();
    it.next();
    println!("{:?} {}", it.as_slice(), it.len());
}
