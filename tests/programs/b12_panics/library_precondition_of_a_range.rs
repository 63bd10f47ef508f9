// An unchecked range beyond the slice violates the library's precondition; an unchecked index is the language's matter.
fn main() {
    let v = [1, 2, 3];
    println!("{}", unsafe { v.get_unchecked(0..3).len() + "abc".get_unchecked(1..).len() });
    println!("{}", unsafe { v.get_unchecked(2..4).len() });
}
