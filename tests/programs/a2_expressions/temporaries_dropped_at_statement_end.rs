// Temporaries live to the end of their statement; those of a tail and of a condition too, by edition 2021's rules.
struct T(&'static str);

impl T {
    fn val(&self) -> usize {
        self.0.len()
    }
}

impl Drop for T {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn tail() -> usize {
    let _local = T("local");
    T("tail").val()
}

fn main() {
    let n = T("a").val() + T("bb").val();
    println!("{n}");
    println!("{}", tail());
    if T("cond").val() == 4 {
        println!("in if");
    }
    if let 5 = T("iflet").val() {
        println!("in if let");
    } else {
        println!("in else");
    }
    match T("scrutinee").val() {
        _ => println!("in match"),
    }
    let r = &T("extended");
    println!("{}", r.val());
    while T("while").val() > 9 {}
    println!("end");
}
