struct Guard(*mut i32);
impl Drop for Guard {
    fn drop(&mut self) {
        unsafe { *self.0 = 0 };
    }
}
fn main() {
    let mut n = 1;
    let g = Guard(&mut n);
    let r = &n;
    drop(g);
    println!("{r}");
}
