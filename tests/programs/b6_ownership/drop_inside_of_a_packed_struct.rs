// What lies in a packed struct is moved to where it is aligned before it is dropped.
struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        let misplaced = (&raw const *self).addr() % 4;
        println!("dropped {}, off by {misplaced}", self.0);
    }
}

#[repr(packed)]
struct Tight<T> {
    tag: u8,
    value: T,
    other: Noisy,
}

#[repr(C, packed(2))]
struct Half {
    tag: u8,
    small: [Noisy; 0],
    pair: (u8, Noisy),
    text: Box<str>,
}

fn main() {
    let whole = Tight { tag: 1, value: Noisy(1), other: Noisy(2) };
    println!("{}", { whole.tag });
    let part = Tight { tag: 2, value: Noisy(3), other: Noisy(4) };
    let Tight { value, .. } = part;
    println!("taken {}", value.0);
    let half = Half { tag: 3, small: [], pair: (0, Noisy(5)), text: "text".into() };
    let Half { pair: (_, _), ref tag, .. } = half;
    println!("{} {}", tag, { half.small }.len());
    let boxed = Box::new(Tight { tag: 4, value: Some(String::from("in a box")), other: Noisy(6) });
    println!("{}", boxed.tag);
    drop(half.text);
    println!("end");
}
