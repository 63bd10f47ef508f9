// A part of a packed struct may lie at any address, so nothing that needs an alignment may be borrowed.
#[repr(C, packed)]
struct Header {
    kind: u8,
    length: u32,
}

fn main() {
    let header = Header { kind: 1, length: 2 };
    let kind = &header.kind;
    println!("{kind} {}", { header.length });
    println!("{}", header.length);
}
