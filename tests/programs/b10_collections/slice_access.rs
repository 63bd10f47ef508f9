// Slices: get, first, last, split forms, bounds checks that give None.
fn main() {
    let mut a = [1, 2, 3, 4, 5];
    println!("{:?} {:?} {:?}", a.get(1), a.get(9), a.get(1..3));
    println!("{:?} {:?} {:?}", a.first(), a.last(), [0u8; 0].first());
    let (l, r) = a.split_at(2);
    println!("{l:?} {r:?}");
    if let Some((first, rest)) = a.split_first_mut() {
        *first += rest.len() as i32;
        rest[0] = 20;
    }
    if let [.., before, last] = &mut a {
        std::mem::swap(before, last);
    }
    println!("{a:?} {:?}", a.split_last());
    println!("{:?}", unsafe { (a.get_unchecked(0), a.get_unchecked(1..2)) });
    *a.get_mut(2).unwrap() = 0;
    println!("{:?}", a.split(|x| *x == 0).collect::<Vec<_>>());
    println!("{:?} {:?}", a.iter().position(|x| *x == 20), a.contains(&99));
    println!("{} {}", a.starts_with(&[6]), a.ends_with(&[4, 4]));
    println!("{:?} {:?}", a.first_chunk::<2>(), a.split_at_checked(9));
}
