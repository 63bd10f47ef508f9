// assert!, assert_eq!, assert_ne!, debug_assert! evaluate their operands once and pass silently.
fn count(n: &mut u32) -> u32 {
    *n += 1;
    *n
}

fn main() {
    let mut n = 0;
    assert!(count(&mut n) == 1);
    assert!(true, "message {}", count(&mut n));
    assert_eq!(count(&mut n), 2, "evaluated once");
    assert_ne!(count(&mut n), 9);
    debug_assert!(count(&mut n) > 0);
    debug_assert_eq!(n, 4);
    debug_assert_ne!("a", "b");
    println!("{n}");
}
