use std::cmp::Reverse;

fn main() {
    let mut v = vec![5, 3, 8, 1, 9, 2];
    v.sort();
    println!("{v:?} {:?} {:?}", v.binary_search(&8), v.binary_search(&4));
    v.sort_by_key(|x| Reverse(*x));
    println!("{v:?} {}", v.is_sorted());
    v.reverse();
    println!("{:?} {:?} {:?}", v.first(), v.last(), v.get(10));
    println!("{:?} {:?}", v.split_first(), v.split_last());
    println!("{:?}", v.split_at(2));
    println!("{:?}", v.chunks(4).collect::<Vec<_>>());
    println!("{:?}", v.windows(3).map(|w| w.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{:?} {:?}", v.chunks_exact(4).collect::<Vec<_>>(), v.chunks_exact(4).remainder());
    println!("{:?} {:?}", v.rchunks(4).collect::<Vec<_>>(), v.rchunks_exact(4).remainder());
    println!("{:?}", v.split(|x| *x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.splitn(2, |x| *x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.rsplit(|x| *x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.split_inclusive(|x| *x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", [1, 1, 2, 3, 3].chunk_by(|a, b| a == b).collect::<Vec<_>>());
    println!("{} {} {}", v.contains(&8), v.starts_with(&[1, 2]), v.ends_with(&[9]));
    v.swap(0, 5);
    v.rotate_left(2);
    println!("{v:?}");
    v.fill(7);
    v[1..3].copy_from_slice(&[1, 2]);
    println!("{v:?} {:?}", &v[..=2]);
    v.copy_within(1..3, 3);
    println!("{v:?} {:?}", v.iter().rev().skip_while(|x| **x == 7).collect::<Vec<_>>());
    let (a, b) = v.split_at_mut(3);
    a[0] = b[0] * 10;
    std::mem::swap(&mut a[1], &mut b[1]);
    println!("{v:?}");
    for x in v.iter_mut() {
        *x += 1;
    }
    for c in v.chunks_mut(2) {
        c[0] = 0;
    }
    println!("{v:?}");
    if let [x, .., y] = v[..] {
        println!("{x} {y}");
    }
    if let [first, rest @ ..] = &mut v[..] {
        *first = rest.len() as i32;
    }
    println!("{v:?} {:?}", v.concat_check());
    println!("{:?} {:?}", [[1, 2], [3, 4]].concat(), [vec![1], vec![2, 3]].join(&0));
    println!("{:?} {:?}", [1, 2].repeat(2), [3, 1, 2].to_vec());
    println!("{:?}", v.partition_point(|x| *x < 3));
    println!("{:?}", [1, 2, 3] < [1, 2, 4] && vec![1] == [1]);
    println!("{:?}", <[i32; 3]>::try_from(&v[..3]).unwrap());
    println!("{:?}", [1, 2, 3].map(|x| x * 2));
    println!("{:?}", std::array::from_fn::<usize, 4, _>(|i| i * i));
    println!("{:?} {:?}", [1u8, 2].first_chunk::<2>(), [1u8].first_chunk::<2>());
    let (chunks, rest) = [1, 2, 3, 4, 5].as_chunks::<2>();
    println!("{chunks:?} {rest:?}");
    let mut w = vec![3, 1, 2, 9, 4];
    println!("{:?}", w.select_nth_unstable(2).1);
    println!("{:?}", w.get_disjoint_mut([0, 2]).map(|[a, b]| *a + *b));
    println!("{:?}", w.get_disjoint_mut([0, 0]));
    let mut big: Vec<i32> = (0..60).map(|x| (x * 37) % 61).collect();
    big.sort_unstable();
    println!("{:?} {}", &big[..5], big.is_sorted());
    let mut words = vec!["pear", "fig", "apple", "kiwi"];
    words.sort_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    println!("{words:?}");
    words.sort_unstable_by_key(|w| w.chars().last());
    println!("{words:?}");
    let mut s = &[1, 2, 3, 4][..];
    println!("{:?} {:?} {:?}", s.split_off_first(), s.split_off(..2), s);
    println!("{:?} {:?}", s.iter().min(), [0u8; 0].iter().max());
    println!("{:?} {:?}", b"ab".to_ascii_uppercase(), b" x ".trim_ascii());
    println!("{:?}", [3, 4].iter().zip([5, 6].iter()).map(|(a, b)| a * b).sum::<i32>());
    println!("{:?}", [(); 3].len() + [(); 3].iter().count());
    println!("{:?} {:?}", [1, 2, 3].strip_prefix(&[1]), std::slice::from_ref(&5));
    let boxed: Box<[i32]> = vec![1, 2].into_boxed_slice();
    println!("{boxed:?} {:?}", boxed.iter().rev().collect::<Vec<_>>());
}

trait ConcatCheck {
    fn concat_check(&self) -> usize;
}

impl ConcatCheck for [i32] {
    fn concat_check(&self) -> usize {
        self.len()
    }
}
