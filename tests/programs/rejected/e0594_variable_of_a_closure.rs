// A closure changes a variable that is not declared as mutable: told where it does.
fn main() {
    let mut counted = 0;
    let mut count = || counted += 1;
    count();
    let total = 3;
    let mut add = || {
        let more = 4;
        total += more;
    };
    add();
}
