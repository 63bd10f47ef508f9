// Of `a op= b` on plain numbers `b` is evaluated first; an overloaded operator takes the place first.
use std::ops::AddAssign;

struct Log(Vec<&'static str>);

impl AddAssign<&'static str> for Log {
    fn add_assign(&mut self, s: &'static str) {
        self.0.push(s);
    }
}

fn place<'a>(n: &'a mut i32, log: &mut Vec<u8>) -> &'a mut i32 {
    log.push(1);
    n
}

fn value(log: &mut Vec<u8>) -> i32 {
    log.push(2);
    5
}

fn main() {
    let mut n = 1;
    let mut log = vec![];
    *place(&mut n, &mut log) += value(&mut log);
    println!("{n} {log:?}");
    let mut l = Log(vec![]);
    l += "x";
    l += { l.0.len(); "y" };
    println!("{:?}", l.0);
}
