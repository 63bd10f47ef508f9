// The type of an indexed slice is known when the next element is coerced to it.
fn main() {
    for v in [&b""[..], b"f", b"aba"] { println!("{}", v.len()); }
    let w = [&b"ab"[..], b"f", &[1, 2, 3]]; println!("{}", w.len());
    let q = vec![&[1u8][..], &[1, 2], b"abc"]; println!("{q:?}");
    let m = match w.len() { 1 => &b"x"[..], 2 => b"yy", _ => b"zzz" }; println!("{m:?}");
    let i = if w.len() == 9 { &[1][..] } else { &[1, 2] }; println!("{i:?}");
}
