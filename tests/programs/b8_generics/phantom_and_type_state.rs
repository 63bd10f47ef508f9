// Types that differ only in a marker; methods for one state only; zero-sized markers.
use std::marker::PhantomData;

struct Open;
struct Closed;

struct Door<S> {
    uses: u32,
    state: PhantomData<S>,
}

impl Door<Closed> {
    fn new() -> Self {
        Door { uses: 0, state: PhantomData }
    }
    fn open(self) -> Door<Open> {
        Door { uses: self.uses + 1, state: PhantomData }
    }
}

impl Door<Open> {
    fn close(self) -> Door<Closed> {
        Door { uses: self.uses + 1, state: PhantomData }
    }
}

trait StateName {
    const NAME: &'static str;
}
impl StateName for Open {
    const NAME: &'static str = "open";
}
impl StateName for Closed {
    const NAME: &'static str = "closed";
}

impl<S: StateName> Door<S> {
    fn show(&self) -> String {
        format!("{} {}", S::NAME, self.uses)
    }
}

fn main() {
    let d = Door::new();
    println!("{}", d.show());
    let d = d.open();
    println!("{} {}", d.show(), d.close().show());
    println!("{}", size_of::<Door<Open>>());
}
