// The lint `arithmetic_overflow` is denied by default; it follows constants through variables that nothing borrows.
fn borrowed() -> u8 {
    let x = 255u8;
    let y = &x;
    x + *y
}

fn assigned_again(c: bool) -> u8 {
    let mut x = 255u8;
    if c {
        x = 1;
    }
    x + 1
}

#[allow(arithmetic_overflow)]
fn allowed() -> u8 {
    let x = 255u8;
    x + 1
}

fn main() {
    let all = [borrowed, allowed];
    println!("{} {}", all.len(), assigned_again(true));
    let limit = u8::MAX;
    let step = if limit > 100 { 2 } else { 0 };
    println!("{}", limit - step);
    let step = 2;
    let _next = limit + step;
}
