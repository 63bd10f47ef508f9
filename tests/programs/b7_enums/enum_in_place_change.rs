// Changing the active variant in place, through references to its payload before.
#[derive(Debug)]
enum State {
    Idle { ticks: u32 },
    Busy(Vec<u32>),
    Done,
}

impl State {
    fn step(&mut self) {
        *self = match std::mem::replace(self, State::Done) {
            State::Idle { ticks: 0 } => State::Busy(vec![1]),
            State::Idle { ticks } => State::Idle { ticks: ticks - 1 },
            State::Busy(v) if v.len() > 1 => State::Done,
            State::Busy(mut v) => {
                v.push(2);
                State::Busy(v)
            }
            State::Done => State::Done,
        };
    }
}

fn main() {
    let mut s = State::Idle { ticks: 1 };
    for _ in 0..6 {
        println!("{s:?}");
        s.step();
    }
    s = State::Idle { ticks: 4 };
    if let State::Idle { ticks } = &mut s {
        *ticks += 1;
        println!("{ticks}");
    }
    println!("{s:?}");
}
