// Pointers to zero-sized values: arithmetic stands still, reads and writes touch nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Z;

fn main() {
    let a = [Z; 5];
    let p = a.as_ptr();
    unsafe {
        println!("{:?} {}", *p.add(3), p.add(3) == p);
        let q = std::ptr::dangling_mut::<Z>();
        q.write(Z);
        println!("{:?}", q.read());
        let s: &[()] = std::slice::from_raw_parts(std::ptr::dangling(), usize::MAX);
        println!("{}", s.len());
    }
    let r = &Z;
    println!("{} {}", size_of_val(r), size_of_val(&a));
    let big = [(); usize::MAX];
    println!("{}", big.len());
    println!("{}", a.iter().count());
}
