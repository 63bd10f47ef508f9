// How much memory a collected vector has depends on what is known of the iterator: exactly as much as there are elements
// where their number is known, room for four where it is not, and the memory of the vector that was consumed where each of
// its elements made at most one.
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

macro_rules! capacities {
    ($($name:literal: $iter:expr;)*) => {
        $(
            let v: Vec<_> = $iter.collect();
            println!("{}: {} of {}", $name, v.len(), v.capacity());
        )*
    };
}

macro_rules! same_memory {
    ($($name:literal: $from:expr, |$v:ident| $collected:expr;)*) => {
        $(
            let $v = $from;
            let before = $v.as_ptr() as usize;
            let after: Vec<_> = $collected;
            println!("{}: same memory {}, {} of {}", $name, after.as_ptr() as usize == before, after.len(), after.capacity());
        )*
    };
}

fn main() {
    let a = [1u64, 2, 3];
    capacities! {
        "slice": a.iter();
        "map": a.iter().map(|x| x + 1);
        "filter": a.iter().filter(|x| **x > 1);
        "inspect": a.iter().inspect(|_| ());
        "range": 0..3;
        "range inclusive": 'a'..='c';
        "rev": a.iter().rev();
        "zip": a.iter().zip(0..);
        "chain": a.iter().copied().chain(Some(4));
        "skip": a.iter().skip(1);
        "skip of reversed": a.iter().rev().skip(1);
        "step": a.iter().step_by(2);
        "step of 128 bits": (0..3u128).step_by(2);
        "take": (0..).take(2);
        "chars": "abc".chars();
        "bytes": "abc".bytes();
        "flatten arrays": [[1, 2], [3, 4]].iter().flatten();
        "flat_map": (0..2).flat_map(|x| 0..=x);
        "map of a tree": BTreeMap::from([(1, 2)]).into_keys();
        "boxed": (Box::new(0..3) as Box<dyn Iterator<Item = i32>>);
    }
    let words = || vec!["a".to_string(), "b".to_string()];
    same_memory! {
        "into_iter": vec![1, 2, 3], |v| v.into_iter().collect();
        "map": words(), |v| v.into_iter().map(|s| s + "!").collect();
        "to a smaller type": words(), |v| v.into_iter().map(|s| s.len()).collect();
        "to another alignment": vec![1u64, 2], |v| v.into_iter().map(|x| x as u32).collect();
        "to a larger type": vec![1u64, 2], |v| v.into_iter().map(|x| (x, x)).collect();
        "filter and take": vec![1, 2, 3, 4], |v| v.into_iter().filter(|x| x % 2 == 0).take(1).collect();
        "zip": vec![1, 2], |v| v.into_iter().zip([3, 4]).map(|(a, b)| a * b).collect();
        "Option": vec![Some(1), Some(2)], |v| v.into_iter().collect::<Option<_>>().unwrap();
        "Result": words(), |v| v.into_iter().map(|s| if s < "c".into() { Ok(s) } else { Err(s) }).collect::<Result<_, _>>().unwrap();
        "peekable": vec![1, 2], |v| v.into_iter().peekable().collect();
        "rev": vec![1, 2], |v| v.into_iter().rev().collect();
        "most taken": vec![1, 2, 3, 4, 5, 6, 7, 8], |v| { let mut i = v.into_iter(); i.nth(5); i.collect() };
        "one taken": vec![1, 2, 3, 4], |v| { let mut i = v.into_iter(); i.next(); i.collect() };
        "heap": vec![1, 2], |v| BinaryHeap::from(v).into_iter().map(|x| x + 1).collect();
        "deque": vec![1, 2], |v| VecDeque::from(v).into_iter().collect();
    }
    let mut v = vec![1];
    v.extend(0..5);
    println!("{}", v.capacity());
    v.extend("ab".chars().map(|c| c as u32));
    println!("{}", v.capacity());
    println!("{} {} {}", 12345.to_string().capacity(), 7u8.to_string().capacity(), (-1i64).to_string().capacity());
    println!("{} {}", true.to_string().capacity(), ["a", "bc"].join(", ").capacity());
}
