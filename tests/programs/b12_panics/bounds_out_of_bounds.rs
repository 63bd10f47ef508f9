// Pairs of bounds as indexes.
use std::hint::black_box as bb; use std::panic::catch_unwind as c; use std::ops::Bound::*;
fn main() {
    let m = usize::MAX;
    let _ = c(|| { [1, 2, 3][bb((Excluded(5), Unbounded))].len() });
    let _ = c(|| { [1, 2, 3][bb((Excluded(3), Unbounded))].len() });
    let _ = c(|| { [1, 2, 3][bb((Excluded(m), Unbounded))].len() });
    let _ = c(|| { [1, 2, 3][bb((Excluded(1), Included(m)))].len() });
    let _ = c(|| { [1, 2, 3][bb((Excluded(1), Included(3)))].len() });
    let _ = c(|| { [1, 2, 3][bb((Included(2), Excluded(1)))].len() });
    let _ = c(|| { [1, 2, 3][bb((Included(2), Included(0)))].len() });
    let _ = c(|| { [1, 2, 3][bb((Included(4), Included(4)))].len() });
    let _ = c(|| { [1, 2, 3][bb((Included(4), Excluded(5)))].len() });
    let _ = c(|| { vec![1, 2, 3].drain(bb((Excluded(5), Unbounded))).len() });
    let _ = c(|| { vec![1, 2, 3].drain(bb((Excluded(m), Unbounded))).len() });
    let _ = c(|| { vec![1, 2, 3].drain(bb((Excluded(3), Unbounded))).len() });
    let _ = c(|| { vec![1, 2, 3].drain(bb((Included(2), Included(0)))).len() });
    println!("{:?} {:?}", [1, 2, 3].get((Excluded(0), Included(1))), [1].get((Excluded(m), Unbounded)));
    println!("{:?}", [1, 2, 3][(Unbounded, Excluded(2))].len());
    println!("{:?} {:?}", "abc".get((Excluded(0), Included(1))), &"abc"[(Included(1), Unbounded)]);
}
