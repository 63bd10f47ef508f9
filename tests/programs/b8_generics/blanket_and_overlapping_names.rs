// Blanket impls, the same method name in two traits, and inherent methods that win.
trait Describe {
    fn describe(&self) -> String;
}

impl<T: std::fmt::Debug> Describe for T {
    fn describe(&self) -> String {
        format!("«{self:?}»")
    }
}

trait One {
    fn id(&self) -> u8 {
        1
    }
    fn make() -> &'static str {
        "one"
    }
}

trait Two {
    fn id(&self) -> u8 {
        2
    }
    fn make() -> &'static str {
        "two"
    }
}

struct S;
impl One for S {}
impl Two for S {}

struct T;
impl One for T {}
impl T {
    fn id(&self) -> u8 {
        9
    }
}

fn main() {
    println!("{} {} {}", 5.describe(), "x".describe(), vec![Some(1)].describe());
    println!("{} {} {}", One::id(&S), <S as Two>::id(&S), Two::id(&S));
    println!("{} {}", <S as One>::make(), <S as Two>::make());
    println!("{} {}", T.id(), One::id(&T));
}
