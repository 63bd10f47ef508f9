// A variant without its path is a variable that matches everything.
#[allow(dead_code)]
enum Light {
    Red,
    Green,
}

fn stop(light: Light) -> bool {
    match light {
        Red => true,
    }
}

fn main() {
    println!("{}", stop(Light::Green));
}
