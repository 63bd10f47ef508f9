// `Eq` can be derived only where every field is `Eq`, in variants too.
#[derive(PartialEq, Eq)]
struct Name(String, [u8; 2]);

#[derive(PartialEq, Eq)]
enum Of<T> {
    One { of: T, name: Name },
    None,
}

#[derive(PartialEq, Eq)]
enum Measure {
    Count(u32),
    Length { metres: f32 },
}

fn main() {
    assert!(Of::One { of: 1, name: Name(String::new(), [0; 2]) } != Of::None);
    assert!(Measure::Count(1) != Measure::Length { metres: 1.0 });
}
