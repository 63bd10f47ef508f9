// insert, remove, swap_remove, drain, splice, retain, extend, split_off, append, dedup_by_key.
fn main() {
    let mut v = vec![1, 2, 3, 4, 5, 6];
    v.insert(1, 10);
    println!("{} {} {v:?}", v.remove(0), v.swap_remove(1));
    println!("{:?} {v:?}", v.drain(1..3).collect::<Vec<_>>());
    println!("{:?} {v:?}", v.splice(..1, [7, 8, 9]).collect::<Vec<_>>());
    v.retain(|x| x % 2 == 1);
    v.extend([20, 21].iter());
    v.extend_from_slice(&[30]);
    println!("{v:?}");
    let mut tail = v.split_off(2);
    tail.append(&mut v);
    println!("{tail:?} {v:?}");
    tail.resize(7, -1);
    tail.dedup_by_key(|x| *x / 10);
    println!("{tail:?}");
    tail.extend_from_within(..2);
    println!("{tail:?} {:?}", tail.pop());
    v.resize_with(3, Default::default);
    v.retain_mut(|x| { *x += 1; *x > 0 });
    println!("{v:?} {:?}", v.pop_if(|x| *x == 1));
    v.clear();
    println!("{:?} {}", v.pop(), v.is_empty());
    println!("{:?}", tail.into_iter().rev().map(|x| x + 1).collect::<Vec<_>>());
}
