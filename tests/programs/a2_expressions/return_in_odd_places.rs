// `return`, `break` and `continue` have type `!` and may stand in any expression.
fn f(x: Option<u8>) -> u8 {
    let y = match x {
        Some(n) => n,
        None => return 99,
    };
    y + if y > 10 { return 10 } else { 1 }
}

fn g(n: i32) -> i32 {
    let _unused: i32 = {
        if n == 0 {
            return -1;
        }
        n
    };
    return n * 2;
}

fn never() -> ! {
    panic!("never returns")
}

fn main() {
    println!("{} {} {}", f(Some(1)), f(None), f(Some(50)));
    println!("{} {}", g(0), g(4));
    let mut seen = vec![];
    for i in 0..6 {
        let keep = if i % 2 == 0 { i } else { continue };
        seen.push(if keep == 4 { break } else { keep });
    }
    println!("{seen:?}");
    let x: u32 = if seen.len() > 100 { never() } else { 3 };
    println!("{x}");
}
