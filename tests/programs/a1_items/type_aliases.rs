// Type aliases, generic ones too, are the type itself.
type Id = u32;
type Pair<T> = (T, T);
type Callback = fn(Id) -> Pair<Id>;
type Table<T, const N: usize> = [Option<T>; N];

fn twice(id: Id) -> Pair<u32> {
    (id, id * 2)
}

fn main() {
    let f: Callback = twice;
    let p: (u32, u32) = f(4);
    println!("{p:?}");
    let t: Table<Id, 2> = [Some(1), None];
    println!("{t:?} {}", size_of::<Table<u8, 3>>());
}
