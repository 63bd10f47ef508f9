// Literals become part of the format string; the arguments that stay keep their widths and precisions.
fn main() {
    let (width, x) = (6, 2.5);
    println!("{} {:>w$} {:.*}|{:>1$}|", "a", width, 2, x, 9, w = width);
    println!("{1} {0} {} {}", 7, "lit");
    println!("{} {x:?} {}", format_args!("<{:>3}>", width), concat!("b", 1));
}
