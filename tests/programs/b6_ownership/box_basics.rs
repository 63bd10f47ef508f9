// Boxes: deref, moves out, comparison, nested boxes, sizes.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
struct Big([u64; 4]);

fn main() {
    let mut b = Box::new(5);
    *b += 1;
    let c = b.clone();
    println!("{b} {} {}", *c + 1, b == c);
    let big = Box::new(Big([1, 2, 3, 4]));
    let moved: Big = *big;
    println!("{moved:?}");
    let nested = Box::new(Box::new(String::from("in")));
    println!("{} {}", nested.len(), **nested);
    let s: String = **nested;
    println!("{s}");
    println!("{} {}", size_of::<Box<u8>>(), size_of::<Option<Box<[u8]>>>());
    println!("{:?} {}", Box::<u8>::default(), Box::new(1) < Box::new(2));
}
