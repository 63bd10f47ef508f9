fn main() {
    let v = vec![5, 3, 8, 1];
    let doubled: Vec<i32> = v.iter().map(|x| x * 2).filter(|x| *x > 2).collect();
    let (even, odd): (Vec<i32>, Vec<i32>) = v.iter().copied().partition(|x| x % 2 == 0);
    println!("{doubled:?} {even:?} {odd:?} {:?} {:?}", v.iter().max(), v.iter().position(|&x| x == 8));
    println!("{:?} {:?}", v.windows(2).map(|w| w[1] - w[0]).collect::<Vec<_>>(), v.chunks(3).next());
    println!("{} {:?}", v.iter().rev().take(2).sum::<i32>(), v.iter().zip("ab".chars()).last());
    println!("{:?} {:?}", (1..4).flat_map(|x| 0..x).collect::<Vec<_>>(), (0..6).step_by(2).skip(1).next());
    println!("{} {}", v.iter().any(|x| *x > 7), v.iter().all(|x| *x > 0));
    println!("{:?}", v.iter().enumerate().fold(0, |a, (i, x)| a + i as i32 * x));
    let mut sorted = v.clone();
    sorted.sort();
    sorted.dedup();
    sorted.reverse();
    sorted.swap(0, 1);
    let (left, right) = sorted.split_at_mut(2);
    left[0] += right[0];
    sorted.extend([7, 6]);
    sorted.insert(1, 4);
    sorted.retain(|x| x % 2 == 0);
    println!("{sorted:?} {:?} {:?} {:?}", sorted.pop(), sorted.first(), sorted.binary_search(&4));
    let mut it = v.into_iter().peekable();
    while let Some(x) = it.next() {
        if it.peek().is_none() {
            println!("{x}");
        }
    }
}
