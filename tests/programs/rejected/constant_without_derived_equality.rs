struct P(i32);
impl PartialEq for P {
    fn eq(&self, other: &P) -> bool {
        self.0 == other.0
    }
}
const ZERO: P = P(0);

fn main() {
    match P(1) {
        ZERO => {}
        P(_) => {}
    }
}
