// A map gives its values by `Index` only for reading.
use std::collections::HashMap;

fn main() {
    let mut groups = HashMap::new();
    groups.insert("a", vec![1]);
    groups["a"].push(2);
}
