// `const { … }` is evaluated at compile time, for each instance of a generic function.
struct Zst<T>(std::marker::PhantomData<T>);

fn size_in_bits<T>() -> usize {
    const { size_of::<T>() * 8 }
}

impl<T> Zst<T> {
    const NAME_LEN: usize = size_of::<[T; 3]>();
}

fn main() {
    println!("{} {}", size_in_bits::<u16>(), size_in_bits::<[u8; 5]>());
    println!("{}", Zst::<u32>::NAME_LEN);
    let r: &'static [u8] = const { &[1, 2, 3] };
    println!("{r:?}");
    let v = [const { None::<Box<u8>> }; 3];
    println!("{}", v.len());
}
