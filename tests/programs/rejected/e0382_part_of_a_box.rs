// A part was moved out of the box; the other part is still there, the whole is not.
struct Pair {
    left: String,
    right: String,
}

fn main() {
    let pair = Box::new(Pair { left: String::from("l"), right: String::from("r") });
    let left = pair.left;
    assert_eq!(pair.right, "r");
    drop(left);
    drop(pair);
}
