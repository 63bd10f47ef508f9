// A macro's own locals and labels do not meet the caller's, names passed in do.
macro_rules! double {
    ($e:expr) => {{
        let x = $e;
        x + x
    }};
}

macro_rules! swap {
    ($a:ident, $b:ident) => {
        let tmp = $a;
        $a = $b;
        $b = tmp;
    };
}

macro_rules! define {
    ($name:ident) => {
        let $name = 10;
        let hidden = 99;
        let _ = hidden;
    };
}

macro_rules! in_loop {
    ($body:expr) => {
        'a: loop {
            if true {
                break 'a;
            }
            $body;
        }
    };
}

fn main() {
    let x = 5;
    println!("{}", double!(x + 1));
    let (mut tmp, mut other) = (1, 2);
    swap!(tmp, other);
    println!("{tmp} {other}");
    let hidden = 1;
    define!(shown);
    println!("{shown} {hidden}");
    'a: for i in 0..3 {
        in_loop!(());
        if i == 1 {
            break 'a;
        }
        println!("{i}");
    }
}
