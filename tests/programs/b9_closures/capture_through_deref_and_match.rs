// Captures through boxes and references, and by `match` and `let` patterns inside of the body.
fn main() {
    let mut b = Box::new((1, String::from("x")));
    {
        let mut c = || b.0 += 5;
        c();
        c();
    }
    println!("{b:?}");
    let mut data = (1, [2, 3]);
    let r = &mut data;
    let mut c = || {
        r.0 += 1;
        r.1[0] *= 10;
    };
    c();
    c();
    println!("{data:?}");
    let opt = Some(String::from("inner"));
    let c = || match &opt {
        Some(s) => s.len(),
        None => 0,
    };
    println!("{} {:?}", c(), opt);
    let pair = (vec![1], 7);
    let c = || {
        let (v, _) = &pair;
        v.len()
    };
    println!("{} {}", c(), pair.1);
    let t = (String::from("moved"), 3);
    let c = || {
        let (s, n) = t;
        s.len() + n
    };
    println!("{}", c());
}
