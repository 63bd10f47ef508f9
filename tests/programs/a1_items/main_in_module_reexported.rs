// `main` may be an import.
mod app {
    pub fn run() {
        println!("runs");
    }
}

use app::run as main;
