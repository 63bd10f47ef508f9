// Positional, numbered, named and captured arguments, in any order and repeated.
fn main() {
    let (name, n) = ("ferris", 7);
    println!("{} {} {}", 1, 2, 3);
    println!("{2} {0} {1} {0}", 'a', 'b', 'c');
    println!("{a} {b} {a}", a = 1 + 1, b = "x");
    println!("{name} {n} {name:?} {n:03}");
    println!("{} {1} {} {0}", 10, 20);
    println!("{{}} {{{n}}}");
    println!("{0:?} {0}", "q\"q");
    let width = 6;
    println!("[{:>width$}] [{:<1$}] [{:^w$.p$}]", n, 5, 1.23456, w = 8, p = 2);
    println!("[{:.*}] [{:>0$.1}]", 6, 2.0, 9.25);
    print!("no newline;");
    println!();
    eprintln!("to stderr {n}");
}
