// `process::exit` ends at once with its status: nothing is dropped.
struct D;

impl Drop for D {
    fn drop(&mut self) {
        println!("not printed");
    }
}

fn stop(code: i32) -> ! {
    std::process::exit(code)
}

fn main() {
    let _d = D;
    println!("before");
    stop(7);
}
