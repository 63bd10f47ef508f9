// `loop` with a value, labels on loops and blocks, `break` and `continue` across levels.
fn main() {
    let mut n = 1;
    let found = loop {
        n *= 2;
        if n > 100 {
            break n;
        }
    };
    println!("{found}");
    let mut pairs = vec![];
    'outer: for i in 0..5 {
        for j in 0..5 {
            if j > i {
                continue 'outer;
            }
            if i * j > 6 {
                break 'outer;
            }
            pairs.push(i * 10 + j);
        }
    }
    println!("{pairs:?}");
    let v = 'block: {
        if n > 1000 {
            break 'block "huge";
        }
        if n > 100 {
            break 'block "large";
        }
        "small"
    };
    println!("{v}");
    let x = 'a: loop {
        'b: loop {
            break 'a 'b: { break 'b 7 };
        }
    };
    println!("{x}");
}
