// `push` writes over an element that an argument still refers to; the library's frames stand in the backtrace.
fn refill(x: &i32, v: &mut Vec<i32>) {
    v.clear();
    v.push(7);
    println!("{x}");
}

fn main() {
    println!("{}", vec![(); usize::MAX].len());
    let mut v = vec![1];
    let p = v.as_ptr();
    refill(unsafe { &*p }, &mut v);
}
