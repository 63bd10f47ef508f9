// swap, reverse, fill, rotate, copy_from_slice, copy_within, clone_from_slice, split and join.
fn main() {
    let mut a = [1, 2, 3, 4, 5, 6];
    a.swap(0, 5);
    a[1..5].reverse();
    println!("{a:?}");
    a.rotate_left(2);
    println!("{a:?}");
    a.rotate_right(1);
    a[..2].fill(9);
    a[4..].copy_from_slice(&[7, 8]);
    println!("{a:?}");
    a.copy_within(2..5, 0);
    println!("{a:?}");
    let mut s = [String::new(), "x".to_string()];
    s.clone_from_slice(&["a".to_string(), "b".to_string()]);
    println!("{s:?} {} {}", s.concat(), s.join("-"));
    println!("{:?} {:?}", [[1, 2], [3, 4]].concat(), [vec![1], vec![2, 3]].join(&0));
    println!("{:?} {:?}", [1, 2].repeat(2), [3, 4].to_vec());
    let (x, y) = a.split_at_mut(3);
    x.swap_with_slice(y);
    println!("{a:?}");
    let mut n = 0;
    a.fill_with(|| { n += 1; n * n });
    println!("{a:?}");
}
