// Operands, arguments, fields and elements are evaluated from left to right as written.
struct Two {
    first: u32,
    second: u32,
}

fn note(n: u32) -> u32 {
    print!("{n} ");
    n
}

fn three(a: u32, b: u32, c: u32) -> u32 {
    a * 100 + b * 10 + c
}

fn main() {
    println!("= {}", note(1) + note(2) * note(3));
    println!("= {}", three(note(4), note(5), note(6)));
    let t = Two { second: note(7), first: note(8) };
    println!("= {} {}", t.first, t.second);
    let a = [note(9), note(10)];
    println!("= {}", a[note(1) as usize]);
    println!("= {}", note(0) == 1 && note(1) == 1);
    println!("= {:?}", (note(2), note(3)));
}
