// The growth policy: four at first, then doubling; reserve, shrink, and no allocation when empty.
fn main() {
    let mut v: Vec<u32> = Vec::new();
    let mut seen = vec![v.capacity()];
    for i in 0..40 {
        v.push(i);
        if *seen.last().unwrap() != v.capacity() {
            seen.push(v.capacity());
        }
    }
    println!("{seen:?}");
    let mut b: Vec<u8> = vec![1];
    b.push(2);
    println!("{}", b.capacity());
    let mut big: Vec<[u64; 200]> = Vec::new();
    big.push([0; 200]);
    println!("{}", big.capacity());
    v.reserve_exact(100);
    println!("{}", v.capacity());
    v.truncate(3);
    v.shrink_to_fit();
    println!("{} {:?}", v.capacity(), v);
    v.reserve(2);
    println!("{}", v.capacity());
    println!("{} {}", Vec::<()>::new().capacity() == usize::MAX, Vec::<u8>::new().as_ptr().addr());
}
