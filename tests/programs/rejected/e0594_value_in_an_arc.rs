// What an overloaded dereference gives is named after its owner.
use std::sync::Arc;

fn main() {
    let shared = Arc::new(1);
    *shared = 2;
}
