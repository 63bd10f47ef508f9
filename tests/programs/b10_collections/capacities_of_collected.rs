// How a collection is made decides its capacity: by an exact length, in the source's buffer, or growing from four.
use std::collections::*;
use std::iter;

macro_rules! caps {
    ($($e:expr;)*) => { $(println!("{:>3} {}", $e.collect::<Vec<_>>().capacity(), stringify!($e));)* };
}

fn main() {
    let s = [1i32];
    let map = BTreeMap::from([(1, 2)]);
    let deque = VecDeque::from([1]);
    println!("exact lengths");
    caps! {
        s.iter(); s.iter().rev(); s.iter().copied(); s.iter().enumerate(); s.iter().zip(s.iter());
        s.iter().chain(&s); s.iter().take(1); s.iter().skip(0); s.iter().step_by(1); s.iter().peekable();
        s.iter().flat_map(|x| [x]); [[1]].into_iter().flatten(); s.chunks(1); s.windows(1);
        (0..1); (0..=0); ('a'..'b'); iter::once(1); iter::repeat(1).take(1).rev(); iter::repeat_n(1, 1);
        Some(1).iter(); [1].into_iter(); "a".bytes(); map.iter(); map.keys(); map.clone().into_values();
        deque.iter(); deque.clone().into_iter(); vec![1].drain(..); (0..1).by_ref();
    }
    println!("no exact length");
    caps! {
        "a".chars(); "a".split(' '); s.iter().filter(|_| true); s.iter().inspect(|_| ()); [vec![1]].into_iter().flatten();
        s.iter().rev().skip(0); s.iter().chain(&s).skip(0); map.range(..); s.iter().map_while(Some); Box::new(0..1);
        s.split(|_| false); s.iter().take_while(|_| true); iter::successors(Some(1), |_| None);
    }
    println!("in place");
    let five = || vec![1, 2, 3, 4, 5];
    caps! {
        five().into_iter(); five().into_iter().filter(|_| true); five().into_iter().filter_map(Some);
        five().into_iter().enumerate().map(|(_, x)| x); five().into_iter().skip(2).filter(|_| true);
        five().into_iter().zip(0..2).map(|x| x.0); five().into_iter().scan(0, |_, x| Some(x));
        BinaryHeap::from(five()).into_iter().filter(|_| true); vec![[1u32; 3]; 4].into_iter().map(|x| x[0]);
        vec![[1u32; 3]; 3].into_iter().map(|x| [x[0]; 2]);
    }
    println!("not in place");
    caps! {
        five().into_iter().rev().filter(|_| true); five().drain(..).filter(|_| true);
        five().into_iter().chain([1]).filter(|_| true); five().into_iter().by_ref().filter(|_| true);
        vec![1u64, 2, 3].into_iter().map(|x| x as u32); vec![1u32; 9].into_iter().map(|x| x as u16);
    }
    let mut rest = five().into_iter();
    rest.nth(3);
    println!("{}", rest.collect::<Vec<i32>>().capacity());
    let all: Option<Vec<i32>> = five().into_iter().map(Some).collect();
    println!("{}", all.unwrap().capacity());

    let a = five();
    let buffer = a.as_ptr();
    let b: Vec<u32> = a.into_iter().map(|x| x as u32).collect();
    println!("{}", b.as_ptr().addr() == buffer.addr());

    let mut v = Vec::new();
    v.extend("abcdefgh".chars());
    println!("{}", v.capacity());
    println!("{} {}", [vec![1], vec![2, 3]].concat().capacity(), [[1, 2], [3, 4]].join(&0).capacity());
    println!("{} {}", ["a", "b"].concat().capacity(), ["a", "b"].join(", ").capacity());
}
