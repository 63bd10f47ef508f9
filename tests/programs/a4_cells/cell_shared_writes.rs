// A `Cell` is changed through shared references; two of them see one another's writes.
use std::cell::Cell;

struct Account {
    balance: Cell<i64>,
    id: u8,
}

fn pay(a: &Account, b: &Account, n: i64) {
    a.balance.set(a.balance.get() - n);
    b.balance.set(b.balance.get() + n);
}

fn main() {
    let x = Account { balance: Cell::new(100), id: 1 };
    let y = Account { balance: Cell::new(0), id: 2 };
    pay(&x, &y, 30);
    pay(&x, &x, 5);
    println!("{} {} {}", x.balance.get(), y.balance.get(), x.id + y.id);
}
