// Methods as functions, fields that hold functions, calls with parentheses.
struct Op {
    name: &'static str,
    run: fn(&mut Vec<i64>),
}

fn dup(s: &mut Vec<i64>) {
    let x = *s.last().unwrap();
    s.push(x);
}

const OPS: [Op; 3] = [
    Op { name: "dup", run: dup },
    Op {
        name: "add",
        run: |s| {
            let (a, b) = (s.pop().unwrap(), s.pop().unwrap());
            s.push(a + b);
        },
    },
    Op { name: "neg", run: |s| *s.last_mut().unwrap() *= -1 },
];

fn main() {
    let mut stack = vec![];
    for word in "3 dup add neg 4 add".split(' ') {
        match OPS.iter().find(|op| op.name == word) {
            Some(op) => (op.run)(&mut stack),
            None => stack.push(word.parse().unwrap()),
        }
    }
    println!("{stack:?}");
    let f = Vec::<i64>::len;
    println!("{} {:?}", f(&stack), ["a", "bc"].iter().map(|s| s.len()).max());
    println!("{:?}", ["1", "2"].iter().map(ToString::to_string).map(String::into_bytes).collect::<Vec<_>>());
    println!("{:?}", Some(3).map(Some).as_ref().map(Option::is_some));
}
