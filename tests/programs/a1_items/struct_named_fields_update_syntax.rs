// `..base` takes the remaining fields; the Copy ones leave the base usable.
#[derive(Debug, Clone)]
struct Config {
    width: u32,
    height: u32,
    depth: u8,
    title: String,
}

fn main() {
    let base = Config { width: 10, height: 20, depth: 3, title: String::from("base") };
    let wide = Config { width: 99, title: String::from("wide"), ..base };
    println!("{wide:?}");
    println!("{} {}", base.title, base.height);
    let moved = Config { depth: 7, ..base };
    println!("{moved:?} {}", base.width);
}
