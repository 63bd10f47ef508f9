use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
fn main() {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for word in "a b a".split_whitespace() {
        *counts.entry(word.to_string()).or_insert(0) += 1;
    }
    let mut words: Vec<(String, u32)> = counts.iter().map(|(w, n)| (w.clone(), *n)).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    println!("{words:?} {counts:?} {:?} {}", counts.get("b"), counts.contains_key("c"));
    let mut ordered = BTreeMap::from([(2, "two"), (1, "one")]);
    ordered.insert(3, "three");
    println!("{ordered:?} {:?} {:?}", ordered.remove(&2), ordered.keys().next());
    let set: BTreeSet<i32> = [3, 1].into_iter().collect();
    let seen: HashSet<i32> = set.iter().copied().collect();
    let mut queue: VecDeque<i32> = (0..3).collect();
    queue.push_front(9);
    queue.push_back(4);
    let mut heap = BinaryHeap::from(vec![1, 3]);
    heap.push(2);
    println!("{set:?} {} {:?} {:?} {:?}", seen.len(), queue.pop_front(), queue.iter().max(), heap.pop());
}
