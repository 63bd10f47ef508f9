// Adaptors in common use, lazily and in order.
fn main() {
    let v = [3, 1, 4, 1, 5, 9, 2, 6];
    println!("{:?}", v.iter().filter_map(|x| (x % 2 == 0).then(|| x * 10)).collect::<Vec<_>>());
    println!("{:?}", v.iter().skip_while(|x| **x != 4).take(3).collect::<Vec<_>>());
    println!("{:?}", v.chunks(2).flat_map(|c| c.iter().rev()).copied().collect::<Vec<i32>>());
    println!("{:?}", v.iter().scan(0, |s, x| { *s += x; Some(*s) }).collect::<Vec<_>>());
    println!("{:?}", (1..4).zip("abc".chars()).unzip::<i32, char, Vec<_>, String>());
    println!("{:?}", v.iter().partition::<Vec<i32>, _>(|x| **x > 3));
    println!("{:?}", (0..3).chain(7..9).cycle().skip(4).take(6).collect::<Vec<_>>());
    println!("{:?}", vec![Some(1), None, Some(3)].into_iter().flatten().sum::<i32>());
    let mut p = [1, 2, 3].iter().peekable();
    while let Some(x) = p.next() {
        print!("{x}{}", if p.peek().is_some() { ", " } else { "\n" });
    }
    println!("{:?}", (1..=3).map(|x| x * x).inspect(|x| print!("<{x}>")).rev().collect::<Vec<_>>());
    println!("{:?}", std::iter::successors(Some(1), |x| (*x < 50).then_some(x * 3)).collect::<Vec<_>>());
    println!("{:?}", std::iter::repeat("z").take(2).chain(std::iter::once("y")).collect::<String>());
    println!("{:?}", v.iter().map_while(|x| (*x < 5).then_some(x + 1)).collect::<Vec<_>>());
}
