// A private function of another module.
mod a {
    fn hidden() {}
}

fn main() {
    a::hidden();
}
