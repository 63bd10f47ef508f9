// A variable without `mut` may be given its value later, but only once.
fn main() {
    let chosen;
    if std::env::args().count() > 9 {
        chosen = 1;
    } else {
        chosen = 2;
    }
    let next;
    loop {
        next = chosen + 1;
        if next > 2 {
            break;
        }
    }
    println!("{next}");
}
