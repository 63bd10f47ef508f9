// `!` is stable as the type of a result only.
fn stop() -> ! {
    panic!("stop")
}

fn main() {
    let end: fn() -> ! = stop;
    let result: Result<i32, !> = Ok(1);
}
