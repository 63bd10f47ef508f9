// Discriminants beside variants with fields want a type.
#[repr(u8)]
#[allow(dead_code)]
enum Fine {
    A(u8) = 3,
    B = 5,
}

enum Packet {
    Ping = 1,
    Data(u8) = 2,
}

fn main() {
    let _ = (Packet::Ping, Packet::Data(1), Fine::B);
}
