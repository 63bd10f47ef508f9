// fold, reduce, any, all, find, position, min, max, sum, product, count, last, cmp.
fn main() {
    let v = [3, 1, 4, 1, 5];
    println!("{} {:?}", v.iter().fold(String::new(), |s, x| s + &x.to_string()), v.iter().copied().reduce(i32::max));
    println!("{} {}", v.iter().any(|x| *x == 4), v.iter().all(|x| *x > 1));
    println!("{:?} {:?} {:?}", v.iter().find(|x| **x > 3), v.iter().position(|x| *x == 1), v.iter().rposition(|x| *x == 1));
    println!("{:?} {:?} {}", v.iter().min(), v.iter().max(), v.iter().product::<i32>());
    println!("{:?} {:?}", v.iter().find_map(|x| (x * x > 10).then_some(x * x)), v.iter().last());
    println!("{:?} {}", [1, 2].iter().cmp([1, 3].iter()), (1..3).eq([1, 2]));
    println!("{:?}", v.iter().try_fold(0i8, |s, x| s.checked_add(*x as i8 * 30)));
    println!("{:?}", (1..=4).rfold(0, |a, x| a * 10 + x));
    println!("{} {:?}", (0..100).step_by(9).count(), (0..5).nth_back(1));
    let mut n = 0;
    (0..5).for_each(|x| n += x);
    println!("{n} {:?} {}", "a-b".chars().max(), [1.5f32, 2.5].iter().sum::<f32>());
}
