// Option: map, and_then, filter, or, take, replace, insert, zip, xor, unwrap forms.
fn half(n: u32) -> Option<u32> {
    (n % 2 == 0).then_some(n / 2)
}

fn main() {
    let s = Some(8);
    let n: Option<u32> = None;
    println!("{:?} {:?} {:?}", s.map(|x| x + 1), s.and_then(half).and_then(half), Some(3).and_then(half));
    println!("{:?} {:?} {:?}", s.filter(|x| *x > 10), n.or(s), n.or_else(|| Some(1)));
    println!("{} {} {}", n.unwrap_or(5), n.unwrap_or_default(), s.map_or(0, |x| x * 2));
    println!("{:?} {:?} {:?}", s.zip(Some('a')), s.xor(n), s.and(Some("b")));
    println!("{:?} {:?}", s.ok_or("none"), n.ok_or_else(|| "lazy".to_string()));
    println!("{} {}", s.is_some_and(|x| x > 7), n.is_none());
    let mut m = Some(3);
    let taken = m.take();
    println!("{taken:?} {m:?}");
    *m.get_or_insert(10) += 1;
    println!("{m:?} {:?} {m:?}", m.replace(2));
    let x = m.insert(7);
    *x += 1;
    println!("{m:?} {:?}", m.as_mut().map(|x| { *x += 1; *x }));
    println!("{:?} {:?}", Some("a".to_string()).as_deref(), Some(&5).copied());
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(Ok::<u8, ()>(1)).transpose());
    println!("{:?}", s.iter().chain(&n).collect::<Vec<_>>());
    println!("{:?} {}", Some(1).cmp(&None), Some(1) < Some(2));
    println!("{:?} {:?}", m.take_if(|x| *x == 9), m);
}
