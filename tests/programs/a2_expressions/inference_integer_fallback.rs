// An integer whose type nothing decides is an i32, a float an f64.
fn main() {
    let a = 7;
    let b = 2.5;
    println!("{} {}", size_of_val(&a), size_of_val(&b));
    let list = [1, 2, 3];
    println!("{}", size_of_val(&list));
    let decided = 1;
    let _: u8 = decided;
    println!("{}", size_of_val(&decided));
    println!("{}", (1 << 31) as u32);
    let sum = 200 + 100;
    println!("{}", sum);
}
