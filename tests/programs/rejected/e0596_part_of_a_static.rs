// A static without `mut` is changed by nobody.
struct Log {
    lines: Vec<u32>,
}

static LOG: Log = Log { lines: Vec::new() };

fn main() {
    LOG.lines.push(1);
}
