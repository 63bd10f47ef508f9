struct Log {
    lines: Vec<i32>,
}

impl Log {
    fn fill(&self) {
        (0..3).for_each(|i| self.lines.push(i));
    }
}

fn main() {
    Log { lines: vec![] }.fill();
}
