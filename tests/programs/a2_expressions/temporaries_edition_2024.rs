//@ edition: 2024
// In edition 2024 temporaries of a tail die before the locals, those of `if let` before `else`.
struct T(&'static str);

impl T {
    fn some(&self, yes: bool) -> Option<usize> {
        yes.then(|| self.0.len())
    }
}

impl Drop for T {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn tail() -> usize {
    let _local = T("local");
    T("tail").some(true).unwrap()
}

fn main() {
    println!("{}", tail());
    if let Some(n) = T("yes").some(true) {
        println!("in if let {n}");
    } else {
        println!("in else");
    }
    if let Some(n) = T("no").some(false) {
        println!("in if let {n}");
    } else {
        println!("in else");
    }
    println!("end");
}
