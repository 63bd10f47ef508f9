// A failing assert! without message shows its condition's text.
fn main() {
    let v = vec![1, 2];
    assert!(v.len()   ==  3 && v[0] == 1);
}
