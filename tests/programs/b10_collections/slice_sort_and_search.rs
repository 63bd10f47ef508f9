// Sorting by value, key and comparison, stable; binary search; dedup; min and max.
fn main() {
    let mut v = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
    v.sort_by_key(|p| p.0);
    println!("{v:?}");
    v.sort_by(|a, b| b.1.cmp(&a.1));
    println!("{v:?}");
    let mut n = [5, 3, 9, 1, 7, 3];
    n.sort_unstable();
    println!("{n:?} {:?} {:?}", n.binary_search(&7), n.binary_search(&4));
    println!("{} {:?}", n.partition_point(|x| *x < 4), n.is_sorted());
    let mut f = [2.5, -1.0, 0.0];
    f.sort_by(f64::total_cmp);
    println!("{f:?}");
    let mut d = vec![1, 1, 2, 2, 1];
    d.dedup();
    println!("{d:?}");
    println!("{:?} {:?}", n.iter().max_by_key(|x| (**x % 5, **x)), ["bb", "a"].iter().min_by(|a, b| a.len().cmp(&b.len())));
    let mut big: Vec<u32> = (0..50).map(|i| i * 37 % 50).collect();
    big.sort();
    println!("{}", big.iter().enumerate().all(|(i, x)| i as u32 == *x));
    big.select_nth_unstable(10);
    println!("{}", big[10]);
}
