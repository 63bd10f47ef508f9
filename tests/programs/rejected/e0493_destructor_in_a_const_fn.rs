struct Guard(i32);

impl Drop for Guard {
    fn drop(&mut self) {}
}

const fn kept(value: i32) -> Guard {
    Guard(value)
}

const fn forgotten(guard: Guard) -> i32 {
    let value = guard.0;
    std::mem::forget(guard);
    value
}

const fn dropped(guard: Guard) -> i32 {
    guard.0
}

fn main() {
    println!("{} {}", forgotten(kept(1)), dropped(kept(2)));
}
