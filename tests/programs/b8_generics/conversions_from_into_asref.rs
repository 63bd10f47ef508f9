// From, Into, TryFrom, AsRef, AsMut, Borrow and FromStr by generic functions.
use std::borrow::{Borrow, BorrowMut};
use std::collections::HashMap;
use std::convert::TryFrom;
use std::str::FromStr;

#[derive(Debug, PartialEq)]
struct Celsius(f64);
struct Fahrenheit(f64);

impl From<Fahrenheit> for Celsius {
    fn from(f: Fahrenheit) -> Self {
        Celsius((f.0 - 32.0) * 5.0 / 9.0)
    }
}

#[derive(Debug)]
struct Even(u32);

impl TryFrom<u32> for Even {
    type Error = String;
    fn try_from(n: u32) -> Result<Self, String> {
        if n % 2 == 0 { Ok(Even(n)) } else { Err(format!("{n} is odd")) }
    }
}

impl FromStr for Even {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        s.parse::<u32>().map_err(|e| e.to_string())?.try_into()
    }
}

fn bytes(x: impl AsRef<[u8]>) -> usize {
    x.as_ref().len()
}

fn zero_first<T: AsMut<[i32]>>(mut t: T) -> T {
    t.as_mut()[0] = 0;
    t
}

fn total<B: Borrow<[i32]>>(b: B) -> i32 {
    b.borrow().iter().sum()
}

fn main() {
    let c: Celsius = Fahrenheit(212.0).into();
    println!("{c:?}");
    println!("{:?} {:?}", Even::try_from(4), Even::try_from(5));
    println!("{:?} {:?}", "8".parse::<Even>(), "x".parse::<Even>());
    println!("{} {} {}", bytes("abc"), bytes(vec![1, 2]), bytes([0u8; 4]));
    println!("{:?} {:?}", zero_first([1, 2]), zero_first(vec![3, 4]));
    println!("{} {}", total(vec![1, 2]), total([3, 4]));
    println!("{:?} {:?}", u8::try_from(300i32).is_err(), i64::from(3u32) + i64::from(true));
    println!("{:?} {}", String::from('c'), u32::from('a'));
    let m: HashMap<String, u8> = HashMap::from([("k".to_string(), 1)]);
    println!("{:?}", m.get("k"));
    let mut v = vec![1];
    let s: &mut [i32] = v.borrow_mut();
    s[0] = 5;
    println!("{v:?} {:?}", Option::<u8>::from(3));
    println!("{:?}", <[u8; 2]>::try_from(&[1u8, 2][..]).unwrap());
}
