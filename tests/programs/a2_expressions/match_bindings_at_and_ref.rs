// `x @ pattern`, `ref`, `ref mut`, and bindings inside of them.
#[derive(Debug)]
struct Item {
    id: u32,
    tags: Vec<String>,
}

fn main() {
    for n in [3, 15, 50] {
        match n {
            small @ 0..=9 => println!("small {small}"),
            mid @ (10..=19 | 30..=39) => println!("mid {mid}"),
            other => println!("other {other}"),
        }
    }
    let mut item = Item { id: 7, tags: vec!["a".to_string()] };
    match item {
        Item { ref mut tags, ref id } => tags.push(format!("id{id}")),
    }
    println!("{item:?}");
    let whole @ (a, b) = (1, 2);
    println!("{whole:?} {a} {b}");
    let ref x = 5;
    let &y = x;
    println!("{}", *x + y);
    if let Some(ref s @ Item { id, .. }) = Some(item) {
        println!("{id} {}", s.tags.len());
    }
}
