const X: u8 = unsafe { *std::ptr::null::<u8>() };

fn main() {}
