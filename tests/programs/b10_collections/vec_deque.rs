// VecDeque as a ring: both ends, wrap-around, slices, rotation, indexing.
use std::collections::VecDeque;

fn main() {
    let mut d: VecDeque<i32> = (1..=4).collect();
    d.push_front(0);
    d.push_back(5);
    println!("{d:?}");
    println!("{:?} {:?}", d.pop_front(), d.pop_back());
    for i in 0..6 {
        let x = d.pop_front().unwrap();
        d.push_back(x * 10 + i % 2);
    }
    println!("{d:?} {} {:?}", d[1], d.get(9));
    d.rotate_left(1);
    d[0] += 1;
    d.make_contiguous().sort();
    println!("{:?} {:?} {:?}", d.front(), d.back(), d.as_slices().0);
    println!("{:?} {}", d.iter().rev().collect::<Vec<_>>(), d.contains(&4));
    d.extend([7, 8]);
    println!("{:?}", d.drain(..2).collect::<Vec<_>>());
    println!("{:?}", Vec::from(d));
}
