// A struct seen as bytes through a pointer, padding left alone.
#[repr(C)]
#[derive(Default)]
struct Header {
    magic: u32,
    version: u16,
    flags: u16,
}

fn bytes_of(h: &Header) -> &[u8] {
    unsafe { std::slice::from_raw_parts(h as *const Header as *const u8, size_of::<Header>()) }
}

fn main() {
    let mut h = Header { magic: 0xCAFEBABE, version: 2, flags: 0x8001 };
    println!("{:02x?}", bytes_of(&h));
    let raw = &raw mut h as *mut u8;
    unsafe {
        raw.add(4).write(9);
        raw.add(7).write(0);
    }
    println!("{} {:#x}", h.version, h.flags);
    let copy: Header = unsafe { std::ptr::read(bytes_of(&h).as_ptr().cast()) };
    println!("{:#x}", copy.magic);
}
