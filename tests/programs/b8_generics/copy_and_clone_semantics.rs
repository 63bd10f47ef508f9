// Copy values stay usable; Clone runs user code; Copy of tuples, arrays, closures and references.
#[derive(Debug)]
struct Loud(u8);

impl Clone for Loud {
    fn clone(&self) -> Self {
        println!("clone {}", self.0);
        Loud(self.0 + 1)
    }
}

#[derive(Clone, Copy, Debug)]
struct Plain {
    a: [u8; 3],
    r: &'static str,
}

fn twice<T: Clone>(t: T) -> (T, T) {
    (t.clone(), t)
}

fn main() {
    let p = Plain { a: [1, 2, 3], r: "r" };
    let mut q = p;
    q.a[0] = 9;
    println!("{p:?} {q:?}");
    println!("{:?}", twice(Loud(1)));
    println!("{:?}", [Loud(5), Loud(6)].clone());
    println!("{:?}", (Loud(8), Box::new(Loud(10))).clone());
    let k = 3;
    let add = move |x: i32| x + k;
    let again = add;
    println!("{} {}", add(1), again(2));
    println!("{:?}", Some(&Loud(0)).cloned().map(|l| l.0));
    let mut v = vec![Loud(20)];
    v.extend_from_slice(&v.clone());
    println!("{v:?}");
}
