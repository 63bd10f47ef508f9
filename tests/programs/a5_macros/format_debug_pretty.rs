// `{:?}` and `{:#?}` of structs, enums, tuples, lists, maps and nested values.
use std::collections::BTreeMap;

#[derive(Debug)]
struct Unit;

#[derive(Debug)]
struct Wrap(i32, Unit);

#[derive(Debug)]
enum E {
    A,
    B(u8, &'static str),
    C { list: Vec<Option<f32>>, inner: Wrap },
}

#[derive(Debug)]
struct Empty {}

fn main() {
    let all = [E::A, E::B(1, "two\n"), E::C { list: vec![Some(1.0), None], inner: Wrap(3, Unit) }];
    println!("{all:?}");
    println!("{all:#?}");
    let m: BTreeMap<_, _> = [(1, "one"), (2, "two")].into();
    println!("{m:?}");
    println!("{m:#?}");
    println!("{:?} {:#?} {:?}", Empty {}, Empty {}, ((), (1,)));
    println!("{:#?}", (1, "x", [0u8; 0]));
    println!("{:02x?} {:#04X?} {:5?}|{:<5?}|", [1, 255], [10], 3, Some(4));
    println!("{:.1?}", [1.25, 2.0]);
    println!("{:?} {:?}", Box::new("b"), &&mut 5);
}
