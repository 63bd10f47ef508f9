// Cow borrows until it must own.
use std::borrow::Cow;

fn clean(s: &str) -> Cow<'_, str> {
    if s.contains(' ') { Cow::Owned(s.replace(' ', "_")) } else { Cow::Borrowed(s) }
}

fn abs(v: &mut Cow<'_, [i32]>) {
    for i in 0..v.len() {
        if v[i] < 0 {
            v.to_mut()[i] *= -1;
        }
    }
}

fn main() {
    for s in ["plain", "with space"] {
        let c = clean(s);
        println!("{c} {} {}", matches!(c, Cow::Borrowed(_)), c.len());
    }
    let (x, y) = ([1, 2], [1, -2]);
    let (mut a, mut b) = (Cow::Borrowed(&x[..]), Cow::Borrowed(&y[..]));
    abs(&mut a);
    abs(&mut b);
    println!("{a:?} {b:?} {} {}", matches!(a, Cow::Owned(_)), matches!(b, Cow::Owned(_)));
    println!("{:?} {}", b.into_owned(), Cow::from("a") + "b");
    println!("{}", String::from_utf8_lossy(b"ok") == "ok");
}
