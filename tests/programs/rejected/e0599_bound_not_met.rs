// A derived method whose bound the parameter does not meet.
#[derive(Clone)]
struct W<T>(T);

struct NotClone;

fn main() {
    let w = W(NotClone);
    let _ = w.clone();
}
