// Where a range of an index is wrong, and what is said of it.
use std::hint::black_box as bb; use std::panic::catch_unwind as c;
fn main() {
    let m = usize::MAX;
    let _ = c(|| { "abc"[bb(1)..=bb(m)].len() });
    let _ = c(|| { "abc"[..=bb(m)].len() });
    let _ = c(|| { "abc"[bb(m)..=bb(m)].len() });
    let _ = c(|| { "abc"[bb(5)..=bb(m)].len() });
    let _ = c(|| { [1, 2][bb(1)..=bb(m)].len() });
    let _ = c(|| { [1, 2][..=bb(m)].len() });
    let _ = c(|| { vec![1, 2][bb(3)..=bb(m)].len() });
    println!("{:?} {:?} {:?} {:?}", "abc".get(..=bb(m)), "abc".get(1..=bb(m)), [1].get(..=bb(m)), [1].get(0..=bb(m)));
    let _ = c(|| { let mut s = String::from("abc"); s.drain(1..=bb(m)).count() });
    let _ = c(|| { let mut s = vec![1]; s.drain(..=bb(m)).count() });
    let _ = c(|| { let mut s = String::from("abc"); s.replace_range(..=bb(m), "") });
    let _ = c(|| { "abc"[bb(2)..bb(1)].len() });
    let _ = c(|| { "aéc"[bb(2)..].len() });
    let _ = c(|| { "aéc"[..bb(2)].len() });
    let _ = c(|| { "aéc"[bb(4)..=bb(4)].len() });
    let _ = c(|| { "aéc"[bb(0)..=bb(1)].len() });
    let _ = c(|| { let mut s = String::from("aé"); s[bb(2)..].make_ascii_uppercase() });
    let _ = c(|| { "abcdefghijklmnopqrstuvwxyz".repeat(20)[..bb(900)].len() });
    let mut r = 0..=1; r.next(); r.next();
    let _ = c(|| { println!("{:?} {:?}", &[1, 2, 3][r.clone()], &"abc"[r.clone()]) });
    let _ = c(|| { "abc".split_at(bb(4)).0.len() });
    let _ = c(|| { "é".split_at(bb(1)).0.len() });
    let _ = c(|| { let mut s = String::from("é"); s.truncate(bb(1)) });
    let _ = c(|| { let mut s = String::from("é"); s.split_off(bb(1)).len() });
    let _ = c(|| { let mut s = String::from("é"); s.insert_str(bb(1), "x") });
    let _ = c(|| { let mut s = String::from("é"); s.drain(bb(1)..).count() });
    let _ = c(|| { [1, 2, 3][bb((std::ops::Bound::Excluded(5), std::ops::Bound::Unbounded))].len() });
}
