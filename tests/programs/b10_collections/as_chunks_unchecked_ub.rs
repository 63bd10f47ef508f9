fn main() {
    let numbers = [1, 2, 3, 4];
    println!("{:?}", unsafe { numbers.as_chunks_unchecked::<2>() });
    println!("{:?}", unsafe { numbers.as_chunks_unchecked::<3>() });
}
