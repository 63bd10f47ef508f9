// `while` conditions with side effects, `while let` on a stack, and nested loops that share it.
fn main() {
    let mut i = 10;
    while { i -= 3; i > 0 } {
        print!("{i} ");
    }
    println!("| {i}");
    let mut stack = vec![vec![1, 2], vec![3]];
    while let Some(mut top) = stack.pop() {
        while let Some(x) = top.pop() {
            print!("{x} ");
            if x == 2 {
                stack.push(vec![7]);
            }
        }
    }
    println!();
    let mut it = (1..4).into_iter();
    while let Some(a) = it.next() {
        if let Some(b) = it.next() {
            println!("{a} {b}");
        } else {
            println!("{a}");
        }
    }
}
