// Enums with every form of variant, methods on them, and variants used through `Self` and imports.
#[derive(Debug, Clone, PartialEq)]
enum Message {
    Quit,
    Move { x: i32, y: i32 },
    Write(String),
    Color(u8, u8, u8),
}

use Message::{Color, Quit};

impl Message {
    fn weight(&self) -> usize {
        match self {
            Self::Quit => 0,
            Self::Move { x, .. } if *x < 0 => 1,
            Self::Move { x, y } => (x + y) as usize,
            Self::Write(s) => s.len(),
            &Self::Color(r, _, b) => r as usize + b as usize,
        }
    }
}

fn main() {
    let all = [Quit, Message::Move { x: 3, y: 4 }, Message::Move { x: -3, y: 4 }, Message::Write("text".into()), Color(1, 2, 3)];
    for m in &all {
        println!("{m:?} {}", m.weight());
    }
    println!("{}", all[3] == Message::Write("text".to_string()));
    let make: fn(String) -> Message = Message::Write;
    println!("{:?}", ["a", "b"].map(String::from).map(make));
}
