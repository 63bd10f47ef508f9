// Result: map, map_err, and_then, ok, err, unwrap forms, collect into one.
fn parse(s: &str) -> Result<i32, String> {
    s.parse().map_err(|e| format!("{s}: {e}"))
}

fn main() {
    println!("{:?} {:?}", parse("5").map(|x| x * 2), parse("x"));
    println!("{:?} {:?}", parse("5").ok(), parse("y").err());
    println!("{} {}", parse("z").unwrap_or(-1), parse("4").unwrap_or_else(|e| e.len() as i32));
    println!("{:?}", parse("1").and_then(|a| parse("2").map(|b| a + b)));
    println!("{:?}", parse("").or_else(|_| parse("9")));
    println!("{:?}", ["1", "2", "3"].iter().map(|s| parse(s)).collect::<Result<Vec<_>, _>>());
    println!("{:?}", ["1", "b", "c"].iter().map(|s| parse(s)).collect::<Result<Vec<_>, _>>());
    println!("{:?}", ["1", "2"].into_iter().map(parse).sum::<Result<i32, _>>());
    println!("{} {}", parse("1").is_ok_and(|x| x == 1), parse("q").is_err());
    let mut r: Result<u8, u8> = Ok(1);
    if let Ok(x) = r.as_mut() {
        *x = 5;
    }
    println!("{r:?} {:?} {:?}", r.iter().next(), Err::<u8, _>(2).unwrap_err());
    println!("{:?} {:?}", Ok::<_, ()>(Some(1)).transpose(), r.and(Ok::<_, u8>("next")));
    println!("{}", r.expect("was ok"));
    println!("{:?}", parse("7").inspect(|x| println!("saw {x}")).map_or(0, |x| x + 1));
}
