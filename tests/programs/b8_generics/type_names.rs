// `type_name` tells where a type is defined, with the crate's name; erased lifetimes are written as `'_`.
use std::any::type_name;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};

mod inner {
    pub struct S<T>(pub T);
    pub trait Named {
        fn name(&self) -> &'static str {
            std::any::type_name::<Self>()
        }
    }
    impl<T> Named for S<T> {}
}
use inner::{Named, S};

fn of<T>(_: &T) -> &'static str {
    type_name::<T>()
}

fn local<T>() -> &'static str {
    struct L;
    of(&L)
}

fn main() {
    println!("{}", type_name::<Vec<Option<Box<dyn std::fmt::Debug>>>>());
    println!("{}", type_name::<HashMap<u8, BTreeMap<String, VecDeque<()>>>>());
    println!("{}", type_name::<std::rc::Rc<std::cell::RefCell<std::sync::Mutex<u8>>>>());
    println!("{}", type_name::<(Cow<str>, &mut [u8; 3], *const str, fn(u8) -> bool)>());
    println!("{} {} {}", of(&main), of(&|x: u8| x), of(&S::<u8>));
    println!("{} {} {}", S(1).name(), local::<u8>(), of(&local::<u8>));
    println!("{}", of(&<S<u8> as Named>::name));
    println!("{}", of(&[1].iter().map(|x| x + 1).rev()));
}
