// `main` may give an ExitCode.
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("ok");
    if std::hint::black_box(true) { ExitCode::from(42) } else { ExitCode::SUCCESS }
}
