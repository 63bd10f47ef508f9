// `dyn Any`: type ids, downcasts by reference, by value and failed ones.
use std::any::{Any, TypeId, type_name};

struct Own(u8);

fn describe(x: &dyn Any) -> String {
    if let Some(n) = x.downcast_ref::<i32>() {
        format!("i32 {n}")
    } else if let Some(s) = x.downcast_ref::<&str>() {
        format!("str {s}")
    } else if x.is::<Own>() {
        format!("own {}", x.downcast_ref::<Own>().unwrap().0)
    } else {
        "unknown".into()
    }
}

fn main() {
    println!("{} {} {} {}", describe(&5), describe(&"x"), describe(&Own(3)), describe(&5u8));
    let mut b: Box<dyn Any> = Box::new(vec![1]);
    if let Some(v) = b.downcast_mut::<Vec<i32>>() {
        v.push(2);
    }
    match b.downcast::<String>() {
        Ok(_) => println!("string"),
        Err(b) => println!("{:?}", b.downcast::<Vec<i32>>().unwrap()),
    }
    println!("{} {}", TypeId::of::<u8>() == 0u8.type_id(), TypeId::of::<u8>() == TypeId::of::<i8>());
    println!("{} {}", type_name::<u32>(), type_name::<&[Option<u8>]>().ends_with("Option<u8>]"));
}
