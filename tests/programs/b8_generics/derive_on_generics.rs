// Derives on generic types bound each parameter; Clone of a Copy type, Default with `#[default]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
struct Wrap<T, const N: usize>
where
    T: Copy,
    [T; N]: Default,
{
    list: [T; N],
    tail: Option<T>,
}

#[derive(Debug, Default, Clone, PartialEq)]
enum Mode {
    Fast(u8),
    #[default]
    Normal,
}

#[derive(Clone, Debug)]
struct Holder<'a, T: ?Sized> {
    r: &'a T,
}

fn main() {
    let w = Wrap::<u8, 3>::default();
    let x = Wrap { list: [1, 2], tail: Some(0u8) };
    println!("{w:?} {}", x == x.clone() && x > Wrap { list: [1, 1], tail: None });
    println!("{:?} {}", Mode::default(), Mode::Fast(1) != Mode::Fast(2));
    let h = Holder { r: "str" };
    println!("{:?} {:?}", h.r.len(), Holder { r: &3 }.clone().r + 1);
    println!("{:?} {:?}", h, Holder { r: &[1, 2][..] });
}
