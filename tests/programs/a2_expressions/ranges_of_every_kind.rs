// Range expressions as values, as loops and as indexes.
fn main() {
    let a = [10, 11, 12, 13, 14];
    println!("{:?} {:?} {:?}", &a[1..3], &a[3..], &a[..2]);
    println!("{:?} {:?} {:?}", &a[1..=3], &a[..=0], &a[..]);
    println!("{:?} {:?} {:?}", 1..3, 0..=5, ..);
    println!("{:?} {:?}", (1..4).rev().collect::<Vec<_>>(), (0..10).step_by(4).collect::<Vec<_>>());
    println!("{} {}", (1..5).contains(&4), (1..=5).sum::<i32>());
    println!("{} {}", (5..1).is_empty(), ('a'..='e').count());
    let r = 2..4;
    println!("{} {} {}", r.start, r.end, r.len());
    println!("{:?}", &"hello"[1..3]);
    for i in 250u8..=255 {
        print!("{i} ");
    }
    println!();
}
