static mut NUMBER: u64 = 1;

fn main() {
    drop(unsafe { Box::from_raw(&raw mut NUMBER) });
}
