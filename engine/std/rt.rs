//! The start of the program.

use crate::process::Termination;

/// Runs `main` and gives the status to exit with. A panic that leaves it ends the thread; the machine sees to that.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    main().report().to_i32()
}
