// Every operator that can overflow, and the messages of the panics.
use std::hint::black_box;
use std::panic::catch_unwind;

fn main() {
    let zero = black_box(0i32);
    let min = black_box(i32::MIN);
    let wide = black_box(40u32);
    let runs: [fn(i32, i32, u32) -> i32; 8] = [
        |_, m, _| m - 1,
        |_, m, _| m * 2,
        |_, m, _| -m,
        |z, _, _| 1 / z,
        |z, _, _| 1 % z,
        |z, m, _| m / (z - 1),
        |z, m, _| m % (z - 1),
        |_, _, w| 1 << w,
    ];
    for run in runs {
        println!("{}", catch_unwind(|| run(zero, min, wide)).is_err());
    }
}
