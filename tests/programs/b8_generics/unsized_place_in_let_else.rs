fn first(b: &Box<[i32]>) -> Option<i32> { let [x, ..] = **b else { return None }; Some(x) }
fn main() {
    let b: Box<[i32]> = vec![4, 5].into();
    let [x, ref rest @ ..] = *b else { panic!() };
    let _ = *"abc";
    println!("{x} {rest:?} {:?}", first(&b));
    assert_eq!(const { 1 + 1 }, 2);
    let v = [const { 1 + 1 }, if true { 1 } else { 2 }];
    assert!(const { v_len() } == 2 && v.len() == 2, "{}", const { 3 });
}
const fn v_len() -> usize { 2 }
