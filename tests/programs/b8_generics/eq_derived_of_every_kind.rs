// A derived `Eq` asks of every field to be `Eq`, in unions, packed structs and unsized ones too.
#[derive(Clone, Copy, Eq)]
union U { a: u8, b: i8 }
impl PartialEq for U { fn eq(&self, o: &U) -> bool { unsafe { self.a == o.a } } }
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(packed)] struct P { a: u8, b: u32 }
#[derive(PartialEq, Eq)] enum Void {}
#[derive(PartialEq, Eq, Debug, Clone, Copy, PartialOrd, Ord, Hash, Default)] struct Un;
#[derive(PartialEq, Eq)] struct Ds<T: ?Sized>(u8, T);
fn main() { println!("{}", U { a: 1 } == U { b: 1 }); println!("{}", P { a: 1, b: 2 } == P { a: 1, b: 2 }); let d: &Ds<[u8]> = &Ds(1, [1, 2]); println!("{} {:?}", *d == *d, Un); }
