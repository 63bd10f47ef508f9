fn main() { let v = vec![Some(1), None]; println!("{}", v.into_iter().map(Option::is_some).count()); }
