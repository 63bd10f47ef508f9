// String: push, insert, remove, pop, truncate, drain, retain, replace, capacity.
fn main() {
    let mut s = String::from("hello");
    s.push('!');
    s.push_str(" wörld");
    s.insert(0, '¡');
    s.insert_str(2, "[x]");
    println!("{s} {} {}", s.len(), s.chars().count());
    println!("{:?} {:?}", s.pop(), s.remove(0));
    s.truncate(6);
    println!("{s:?}");
    println!("{:?} {s:?}", s.drain(1..4).collect::<String>());
    s.retain(|c| c != 'e');
    s += "abc";
    println!("{s} {}", s.clone() + "z");
    s.replace_range(..1, "HH");
    println!("{s} {}", s.replace('a', "--"));
    s.clear();
    println!("{:?} {}", s, s.is_empty());
    let t = String::with_capacity(10);
    println!("{} {}", t.capacity() >= 10, t.len());
    let bytes = String::from("bytes").into_bytes();
    println!("{bytes:?} {:?}", String::from_utf8(vec![0xc3, 0x28]).is_err());
    println!("{}", String::from_utf8_lossy(&[104, 105, 0xff]));
    println!("{}", ["a", "b"].iter().map(|s| s.to_string()).collect::<Vec<_>>().join("/"));
    println!("{}", ('a'..='e').rev().collect::<String>());
}
