// The tag is known, but no value of the enum can have it.
enum Never {}

#[repr(u8)]
enum Answer {
    Yes = 1,
    Impossible(Never) = 2,
    No = 3,
}

fn main() {
    let bytes = [1u8, 3, 2];
    for byte in &bytes {
        match unsafe { &*(&raw const *byte).cast::<Answer>() } {
            Answer::Yes => println!("yes"),
            Answer::Impossible(_) => println!("impossible"),
            Answer::No => println!("no"),
        }
    }
}
