// The panics of slicing, splitting and string boundaries, each caught.
use std::panic::catch_unwind;

fn message(f: impl FnOnce() + std::panic::UnwindSafe) -> String {
    match catch_unwind(f).unwrap_err().downcast::<String>() {
        Ok(s) => *s,
        Err(e) => e.downcast_ref::<&str>().unwrap().to_string(),
    }
}

fn main() {
    let v = vec![1, 2, 3];
    let s = "aé";
    println!("{}", message(|| drop(v[2..5].len())));
    println!("{}", message(|| drop([0u8; 4][3..2].len())));
    println!("{}", message(|| drop([1, 2][5..].len())));
    println!("{}", message(|| drop(s[..2].len())));
    println!("{}", message(|| drop([1].split_at(2))));
    println!("{}", message(|| drop(Vec::<u8>::new().remove(0))));
    println!("{}", message(|| drop([1, 2].chunks(0))));
    println!("{}", message(|| [1, 2].copy_from_slice(&[1])));
}
