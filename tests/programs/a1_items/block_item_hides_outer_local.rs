mod m {
    pub fn h() -> u8 { 4 }
}

fn main() {
    let h = 1u8;
    let inner = {
        let early = h();
        fn h() -> u8 { 2 }
        early + h()
    };
    let imported = { use m::h; (|| h())() };
    let constant = { const h: u8 = 5; { h } };
    let own = {
        let h = 6;
        fn h() {}
        h
    };
    println!("{h} {inner} {imported} {constant} {own}");
}
