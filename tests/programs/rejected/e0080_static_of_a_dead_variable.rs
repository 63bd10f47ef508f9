// The variable ends with its block; the static would hold a reference to nothing.
static NUMBER: &u32 = {
    let number = 5;
    unsafe { &*(&raw const number) }
};

fn main() {
    println!("{NUMBER}");
}
