// A block's last expression is its value; statements with `;` give `()`.
fn main() {
    let x = {
        let y = 3;
        y * y
    };
    let unit = {
        x + 1;
    };
    println!("{x} {unit:?}");
    let deep = { ({ { x } }) + { 1 } };
    println!("{deep}");
    let shadow = 1;
    {
        let shadow = shadow + 10;
        println!("{shadow}");
    }
    println!("{shadow}");
    let shadow = shadow as f64 / 2.0;
    println!("{shadow}");
    let cond = if x > 5 { "big" } else { "small" };
    println!("{cond}");
}
