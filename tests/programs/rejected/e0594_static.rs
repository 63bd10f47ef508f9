// A static without `mut` is assigned by nobody.
static LEVEL: u32 = 1;

fn main() {
    LEVEL = 2;
}
