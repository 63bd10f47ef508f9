use std::collections::HashMap;

struct Counter(u32);

impl Iterator for Counter {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.0 < 5 {
            self.0 += 1;
            Some(self.0)
        } else {
            None
        }
    }
}

fn main() {
    let v = vec![5, 3, 8, 1];
    println!("{:?}", v.iter().map(|x| x * 2).collect::<Vec<_>>());
    println!("{:?}", v.iter().filter(|x| **x > 2).collect::<Vec<_>>());
    println!("{:?}", v.iter().enumerate().collect::<Vec<_>>());
    println!("{:?}", v.iter().zip("abcd".chars()).collect::<Vec<_>>());
    println!("{:?}", v.iter().rev().skip(1).take(2).collect::<Vec<_>>());
    println!("{:?}", v.iter().chain(&[9, 10]).copied().collect::<Vec<i32>>());
    println!("{:?} {:?}", v.iter().max(), v.iter().min_by_key(|x| (**x - 4).abs()));
    println!("{} {}", v.iter().sum::<i32>(), v.iter().product::<i32>());
    println!("{:?} {:?}", v.iter().position(|&x| x == 8), v.iter().rposition(|&x| x == 7));
    println!("{} {}", v.iter().any(|&x| x > 7), v.iter().all(|&x| x > 1));
    println!("{:?} {:?}", v.iter().find(|x| **x > 5), v.iter().find_map(|x| if *x > 5 { Some(x * 10) } else { None }));
    println!("{}", v.iter().fold(String::new(), |acc, x| acc + &x.to_string()));
    println!("{:?}", v.iter().scan(0, |s, x| { *s += x; Some(*s) }).collect::<Vec<_>>());
    println!("{:?}", (0..20).step_by(6).collect::<Vec<_>>());
    println!("{:?}", (0..3).flat_map(|x| vec![x; x]).collect::<Vec<_>>());
    println!("{:?}", vec![vec![1], vec![], vec![2, 3]].into_iter().flatten().collect::<Vec<_>>());
    println!("{:?}", (1..).take_while(|x| x * x < 30).collect::<Vec<i32>>());
    println!("{:?}", (1..10).skip_while(|x| *x < 7).collect::<Vec<i32>>());
    println!("{:?}", [1, 2, 3].iter().cycle().take(7).collect::<Vec<_>>());
    println!("{:?}", (1..=4).rev().map_while(|x| if x > 2 { Some(x * x) } else { None }).collect::<Vec<_>>());
    let (even, odd): (Vec<i32>, Vec<i32>) = (1..8).partition(|x| x % 2 == 0);
    println!("{even:?} {odd:?}");
    let (a, b): (Vec<i32>, Vec<char>) = vec![(1, 'a'), (2, 'b')].into_iter().unzip();
    println!("{a:?} {b:?}");
    let mut it = v.iter().peekable();
    while let Some(x) = it.next() {
        if let Some(next) = it.peek() {
            print!("{x}<{next} ");
        }
    }
    println!();
    println!("{:?} {:?}", v.iter().last(), v.iter().nth(2));
    println!("{} {:?}", v.iter().count(), v.iter().size_hint());
    println!("{:?}", Counter(0).zip(Counter(0).skip(1)).map(|(a, b)| a * b).filter(|x| x % 3 == 0).sum::<u32>());
    println!("{:?}", "1,2,x".split(',').map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>());
    println!("{:?}", "1,2,3".split(',').map(|s| s.parse::<i32>().ok()).collect::<Option<Vec<_>>>());
    println!("{:?}", (1..5).try_fold(0i8, |acc, x| acc.checked_add(x * 20)));
    println!("{:?}", (1..5).reduce(|a, b| a * b));
    println!("{:?}", [1, 2, 3].iter().cmp([1, 2, 4].iter()));
    println!("{} {}", [1, 2].iter().eq(&[1, 2]), (1..3).lt(1..4));
    println!("{:?}", std::iter::repeat(1).take(3).collect::<Vec<_>>());
    println!("{:?}", std::iter::successors(Some(1), |x| if *x < 100 { Some(x * 3) } else { None }).collect::<Vec<_>>());
    let mut n = 0;
    println!("{:?}", std::iter::from_fn(|| { n += 1; if n < 4 { Some(n) } else { None } }).collect::<Vec<_>>());
    println!("{:?}", std::iter::once(5).chain(std::iter::empty()).collect::<Vec<i32>>());
    println!("{:?}", ('a'..='e').rev().collect::<String>());
    println!("{:?} {:?}", (0..10).len(), (3..3).next());
    println!("{:?}", (1..=3).map(|x| (x, x * x)).collect::<HashMap<_, _>>().len());
    let mut sorted = v.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    println!("{sorted:?} {}", sorted.is_sorted_by(|a, b| a >= b));
    v.iter().inspect(|x| print!("[{x}]")).for_each(drop);
    println!();
    let mut iter = (1..6).into_iter();
    println!("{:?} {:?} {:?}", iter.by_ref().take(2).collect::<Vec<_>>(), iter.next_back(), iter);
    println!("{:?}", (0..5).rev().step_by(2).collect::<Vec<_>>());
    println!("{:?}", vec!["a", "b"].iter().map(|s| s.to_uppercase()).collect::<Vec<_>>().join("-"));
    println!("{:?}", [3, 1, 2].into_iter().max_by(|a, b| a.cmp(b)));
    println!("{:?}", (0..3).chain(7..9).rev().collect::<Vec<_>>());
    println!("{:?}", [[1, 2], [3, 4]].concat());
    for (i, c) in "añb".char_indices().rev() {
        print!("{i}{c} ");
    }
    println!();
    let total: i32 = (1..=3).map(|x| x * x).sum();
    println!("{total} {:?}", Some(3).into_iter().chain(None).collect::<Vec<_>>());
    println!("{:?}", vec![Some(1), None, Some(3)].into_iter().flatten().sum::<i32>());
    println!("{:?}", [Some(1), None].into_iter().sum::<Option<i32>>());
    println!("{:?}", (1..4).map(|i| i as f64).fold(0.0, |a, b| a + b));
}
