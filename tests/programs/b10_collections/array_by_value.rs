// Arrays by value: into_iter, map, from_fn, each_ref, try_into, comparison and clone.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        print!("~{} ", self.0);
    }
}

fn main() {
    for (i, d) in [D(1), D(2), D(3)].into_iter().enumerate() {
        if i == 1 {
            print!("break ");
            break;
        }
        print!("see {} ", d.0);
    }
    println!();
    let names = ["a".to_string(), "b".to_string()].map(|s| s + "!");
    println!("{names:?} {:?}", names.each_ref().map(|s| s.len()));
    let sq: [usize; 4] = std::array::from_fn(|i| i * i);
    let [a, rest @ ..] = sq;
    println!("{a} {rest:?}");
    let three: [i32; 3] = vec![1, 2, 3].try_into().unwrap();
    println!("{:?} {}", three, <[i32; 2]>::try_from(&three[..]).is_err());
    println!("{} {:?}", [1, 2] == *vec![1, 2], [[0; 2]; 2].as_flattened());
}
