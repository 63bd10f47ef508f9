static EMPTY: String = String::new();
static NAME: String = String::from("name");

fn main() {
    println!("{EMPTY}{NAME}");
}
