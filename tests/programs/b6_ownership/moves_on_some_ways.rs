// Moves on one way only, given back before the next use, and of parts: none of these is a use after a move.
struct Pair {
    left: String,
    right: String,
}

fn consume(text: String) -> usize {
    text.len()
}

fn stop() -> ! {
    panic!("never")
}

fn main() {
    let mut text = String::from("a");
    let mut total = 0;
    for n in 0..3 {
        total += consume(text);
        text = "b".repeat(n + 2);
    }
    println!("{total} {text}");

    let known = Some(text);
    match known {
        Some(inner) if inner.is_empty() => drop(inner),
        Some(inner) => println!("{inner}"),
        None => drop(known),
    }

    let mut pair = Pair { left: "l".into(), right: "r".into() };
    drop(pair.left);
    pair.left = String::from("new");
    let Pair { left, .. } = pair;
    println!("{left} {}", pair.right);

    let name = String::from("name");
    let chosen = if total > 100 {
        drop(name);
        stop()
    } else {
        name
    };
    println!("{chosen}");

    let boxed = Box::new((String::from("x"), 5));
    let (first, number) = *boxed;
    let _ = boxed;
    println!("{first} {number}");

    let mut rest = Some(Box::new(1));
    while let Some(b) = rest {
        rest = if *b < 3 { Some(Box::new(*b + 1)) } else { None };
        print!("{b} ");
    }
    println!("{rest:?}");

    let mut value = 1;
    let reference = &mut value;
    let again = &mut *reference;
    *again += 1;
    *reference += 1;
    let given = reference;
    *given += 1;
    println!("{value}");
}
