// Matching through references binds by reference; nested references add up.
fn sum(list: &[(i32, String)]) -> i32 {
    let mut total = 0;
    for (n, name) in list {
        total += n + name.len() as i32;
    }
    total
}

fn main() {
    println!("{}", sum(&[(1, "a".into()), (2, "bb".into())]));
    let mut pair = (1, Some(2));
    if let (a, Some(b)) = &mut pair {
        std::mem::swap(a, b);
    }
    println!("{pair:?}");
    match &&Some(5) {
        Some(n) if **&n == 5 => println!("five {n}"),
        _ => println!("no"),
    }
    let boxed = &Some(Box::new(9));
    if let Some(b) = boxed {
        println!("{}", **b + 1);
    }
    let v = vec![Some(1), None];
    println!("{}", v.iter().filter(|x| matches!(x, Some(_))).count());
    let &(ref s, n) = &(String::from("s"), 3);
    println!("{s} {n}");
}
