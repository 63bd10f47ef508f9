// A borrowed constant lives for ever if dropping its value does nothing, whatever its type may hold.
use std::cell::Cell;

#[derive(Debug)]
enum Json {
    Null,
    Text(String),
    List(Vec<Json>),
}

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

enum Outer {
    Number(u8),
    Holds(Noisy),
}

const NOTHING: (u8, Option<Box<u8>>) = (1, None);

fn member(json: &Json, at: usize) -> &Json {
    match json {
        Json::List(list) => list.get(at).unwrap_or(&Json::Null),
        _ => &Json::Null,
    }
}

fn none<T>() -> &'static Option<T> {
    &None
}

fn number() -> &'static Outer {
    &Outer::Number(3)
}

fn parts() -> (&'static [Option<String>; 2], &'static (u8, Option<Box<u8>>), &'static Option<Cell<u8>>) {
    (&[None, None], &NOTHING, &None)
}

fn main() {
    let list = Json::List(vec![Json::Text("text".into())]);
    println!("{:?} {:?} {:?}", member(&list, 0), member(&list, 1), member(&Json::Null, 0));
    println!("{} {:?} {:?}", none::<Noisy>().is_none(), parts().0, parts().1);
    println!("{}", parts().2.is_none());
    if let Outer::Number(number) = number() {
        println!("{number}");
    }
    let kept = &Outer::Holds(Noisy);
    println!("{}", matches!(kept, Outer::Holds(_)));
}
