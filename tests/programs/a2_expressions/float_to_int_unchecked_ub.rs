fn main() {
    println!("{}", unsafe { 255.9f32.to_int_unchecked::<u8>() });
    println!("{}", unsafe { 1e-4f32.to_int_unchecked::<u8>() });
    println!("{}", unsafe { (-1e10f64).to_int_unchecked::<i32>() });
}
