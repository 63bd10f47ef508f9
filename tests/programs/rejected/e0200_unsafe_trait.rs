// An unsafe trait wants an unsafe impl.
struct Handle(*mut u8);

impl Send for Handle {}

fn main() {
    println!("{}", Handle(std::ptr::null_mut()).0.is_null());
}
