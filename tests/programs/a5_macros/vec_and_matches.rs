// vec! in its three forms; matches! with guards and alternatives.
#[derive(Clone, Debug)]
enum Token {
    Num(i32),
    Op(char),
}

fn main() {
    let e: Vec<u8> = vec![];
    let mut n = 0;
    let filled = vec![{ n += 1; n }; 3];
    println!("{e:?} {filled:?} {n} {:?}", vec![1, 2, 3,]);
    let copies = vec![Token::Op('+'); 2];
    println!("{copies:?}");
    let t = Token::Num(5);
    println!("{}", matches!(t, Token::Num(1..=9)));
    println!("{}", matches!(t, Token::Num(n) if n > 5));
    println!("{}", matches!(copies[0], Token::Op('-') | Token::Op('+')));
}
