use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::cmp::Reverse;

fn sorted<T: Ord>(it: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut v: Vec<T> = it.into_iter().collect();
    v.sort();
    v
}

fn main() {
    let mut m = HashMap::new();
    for w in "the cat the dog the end".split(' ') {
        *m.entry(w).or_insert(0) += 1;
    }
    println!("{:?} {} {:?}", sorted(m.iter()), m.len(), m.get("cat"));
    println!("{:?} {:?} {}", m.insert("dog", 9), m.remove("end"), m.contains_key("end"));
    if let Some(x) = m.get_mut("the") {
        *x *= 10;
    }
    println!("{} {:?}", m["the"], sorted(m.keys().copied()));
    m.retain(|_, v| *v > 5);
    println!("{:?} {:?}", sorted(m.values().copied()), sorted(m.clone()));
    let mut groups: HashMap<usize, Vec<&str>> = HashMap::new();
    for w in ["a", "bb", "cc", "d"] {
        groups.entry(w.len()).or_default().push(w);
    }
    println!("{:?}", sorted(groups));
    let big: HashMap<i32, i32> = (0..100).map(|i| (i, i * i)).collect();
    println!("{} {}", big.len(), (0..100).all(|i| big[&i] == i * i));
    let s: HashSet<i32> = [1, 2, 3].into();
    let t: HashSet<i32> = [2, 3, 4].into_iter().collect();
    println!("{:?} {:?}", sorted(s.intersection(&t)), sorted(s.union(&t)));
    println!("{:?} {:?} {}", sorted(s.difference(&t)), sorted(&s ^ &t), s.contains(&1));
    let mut b = BTreeMap::new();
    for (i, c) in "hello".chars().enumerate() {
        b.insert(c, i);
    }
    println!("{b:?} {:?} {:?}", b.first_key_value(), b.range('f'..='l').collect::<Vec<_>>());
    *b.entry('z').or_insert(0) += 5;
    println!("{:?} {:?} {:?}", b.pop_last(), b.remove(&'e'), b.keys().rev().collect::<String>());
    let mut bs: BTreeSet<_> = [5, 1, 3].into();
    bs.insert(2);
    println!("{bs:?} {:?} {:?}", bs.range(2..).next(), bs.iter().next_back());
    let mut d: VecDeque<i32> = (1..4).collect();
    d.push_front(0);
    d.push_back(9);
    d.rotate_left(2);
    println!("{d:?} {:?} {:?} {:?} {}", d.pop_front(), d.back(), d.iter().rev().collect::<Vec<_>>(), d[1]);
    println!("{:?} {:?}", d.contains(&9), d.make_contiguous());
    let mut h = BinaryHeap::from(vec![3, 1, 4, 1, 5]);
    h.push(9);
    print!("{:?} ", h.peek());
    while let Some(x) = h.pop() {
        print!("{x} ");
    }
    println!();
    let mut r = BinaryHeap::new();
    r.extend([Reverse(3), Reverse(1)]);
    println!("{:?} {:?}", r.pop(), r.into_sorted_vec());
    let mut l: LinkedList<_> = [1, 2].into();
    l.push_front(0);
    l.append(&mut LinkedList::from([7]));
    println!("{l:?} {:?} {:?} {}", l.pop_back(), l.front(), l.len());
    println!("{:#?}", BTreeMap::from([(1, "a")]));
    println!("{:?} {:?}", HashMap::from([(1, 2)]), HashSet::from(["x"]));
    let inverted: BTreeMap<_, _> = b.iter().map(|(k, v)| (*v, *k)).collect();
    println!("{inverted:?}");
    println!("{:?}", b.into_iter().map(|(c, i)| format!("{c}{i}")).collect::<Vec<_>>());
}
