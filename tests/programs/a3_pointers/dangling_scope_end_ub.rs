// A local dies at the end of its block, and another one each time around a loop.
fn main() {
    let mut keep: Vec<*const u32> = vec![];
    for n in 0..3 {
        let local = n * 10;
        keep.push(&local);
    }
    println!("{}", keep.len());
    println!("{}", unsafe { *keep[0] });
}
