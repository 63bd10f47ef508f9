// Traits with associated types, consts with defaults, and functions without a receiver.
trait Shape {
    type Unit: std::fmt::Debug + Default;
    const SIDES: u32;
    const DOUBLE: u32 = Self::SIDES * 2;
    fn name() -> &'static str;
    fn measure(&self) -> Self::Unit;
    fn zero() -> Self::Unit {
        Self::Unit::default()
    }
}

struct Square(u16);
struct Tri;

impl Shape for Square {
    type Unit = u16;
    const SIDES: u32 = 4;
    fn name() -> &'static str {
        "square"
    }
    fn measure(&self) -> u16 {
        self.0
    }
}

impl Shape for Tri {
    type Unit = (i8, String);
    const SIDES: u32 = 3;
    const DOUBLE: u32 = 100;
    fn name() -> &'static str {
        "tri"
    }
    fn measure(&self) -> Self::Unit {
        (-1, "t".into())
    }
}

fn report<S: Shape>(s: S) -> String {
    format!("{} {} {} {:?} {:?}", S::name(), S::SIDES, <S as Shape>::DOUBLE, s.measure(), S::zero())
}

fn only_u16<S>(s: &S) -> u32
where
    S: Shape<Unit = u16>,
{
    s.measure() as u32 + S::SIDES
}

fn main() {
    println!("{}", report(Square(7)));
    println!("{}", report(Tri));
    println!("{}", only_u16(&Square(6)));
    println!("{}", [0u8; <Square as Shape>::SIDES as usize].len());
}
