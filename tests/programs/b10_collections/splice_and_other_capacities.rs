// Splicing, appending to a `Cow`, replacing, joining strings: what they reserve.
use std::borrow::Cow;

struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0)
    }
}

fn main() {
    let mut v = vec![1, 2, 3, 4, 5];
    let out: Vec<_> = v.splice(1..3, [10, 20, 30]).collect();
    println!("{v:?} {out:?} {}", v.capacity());
    v.splice(0..1, []);
    v.splice(4.., 7..9);
    println!("{v:?} {}", v.capacity());
    v.splice(2..2, (0..4).filter(|x| x % 2 == 0));
    println!("{v:?} {}", v.capacity());
    v.splice(.., std::iter::empty());
    println!("{v:?} {}", v.capacity());
    let mut v = vec![1];
    v.splice(1.., std::iter::repeat(3).take(4));
    println!("{}", v.capacity());
    let mut zeros = vec![(), (), ()];
    zeros.splice(1..2, [(), (), ()]);
    println!("{}", zeros.len());
    let mut v = vec![D(1), D(2), D(3)];
    v.splice(1..2, [D(8), D(9)]);
    println!("|");
    drop(v);
    println!();

    let mut c = Cow::from("ab");
    c += "cd";
    println!("{}", c.into_owned().capacity());
    println!("{} {}", "a,b".replace(',', "").capacity(), "abcdefghi".replace("b", "x").capacity());
    let strings = vec![7.to_string(), 8.to_string()];
    println!("{}", strings.into_iter().collect::<String>().capacity());
    println!("{}", ["a", "b"].map(Cow::from).into_iter().collect::<String>().capacity());
}
