// `for` calls `into_iter` once and `next` until None, on the program's own types.
struct Countdown(u32);

struct Steps {
    now: u32,
}

impl IntoIterator for Countdown {
    type Item = u32;
    type IntoIter = Steps;
    fn into_iter(self) -> Steps {
        println!("into_iter");
        Steps { now: self.0 }
    }
}

impl Iterator for Steps {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        println!("next at {}", self.now);
        self.now = self.now.checked_sub(1)?;
        Some(self.now)
    }
}

fn main() {
    for x in Countdown(2) {
        println!("got {x}");
    }
    for (i, x) in (Steps { now: 3 }).enumerate() {
        if i == 1 {
            break;
        }
        println!("{i} {x}");
    }
}
