// Nested alternatives that bind the same name, and deep patterns through boxes by deref.
enum Expr {
    Num(i64),
    Neg(Box<Expr>),
    Bin(Op, Box<Expr>, Box<Expr>),
}

#[derive(Clone, Copy)]
enum Op {
    Add,
    Sub,
    Mul,
}

fn eval(e: &Expr) -> i64 {
    match e {
        Expr::Num(n) => *n,
        Expr::Neg(inner) => -eval(inner),
        Expr::Bin(op @ (Op::Add | Op::Sub), a, b) => match (op, eval(a), eval(b)) {
            (Op::Add, x, y) => x + y,
            (_, x, y) => x - y,
        },
        Expr::Bin(Op::Mul, a, b) => eval(a) * eval(b),
    }
}

fn leaf(e: Expr) -> Option<i64> {
    match e {
        Expr::Num(n) => Some(n),
        Expr::Neg(b) => match *b {
            Expr::Num(n) => Some(-n),
            _ => None,
        },
        Expr::Bin(..) => None,
    }
}

fn main() {
    let e = Expr::Bin(
        Op::Mul,
        Box::new(Expr::Bin(Op::Sub, Box::new(Expr::Num(10)), Box::new(Expr::Num(4)))),
        Box::new(Expr::Neg(Box::new(Expr::Num(7)))),
    );
    println!("{}", eval(&e));
    println!("{:?} {:?}", leaf(Expr::Neg(Box::new(Expr::Num(3)))), leaf(e));
    let (Ok(n) | Err(n)): Result<u8, u8> = Err(4);
    println!("{n}");
}
