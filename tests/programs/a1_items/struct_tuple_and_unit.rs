// Tuple structs have numbered fields and a constructor function; unit structs are their own value.
#[derive(Debug, PartialEq, Clone, Copy)]
struct Metres(f64);

#[derive(Debug)]
struct Pair(i32, &'static str);

#[derive(Debug, Default, PartialEq)]
struct Marker;

fn main() {
    let Metres(inner) = Metres(1.5);
    println!("{inner}");
    let mut p = Pair(4, "four");
    p.0 += 1;
    println!("{p:?} {}", p.1);
    let make: fn(f64) -> Metres = Metres;
    println!("{:?}", [0.5, 2.0].map(make));
    println!("{:?} {}", Marker, Marker == Marker::default());
    println!("{}", std::mem::size_of::<Marker>());
    let q = Pair { 1: "one", 0: 1 };
    println!("{q:?}");
}
