fn main() {
    let mut n = [0u8; 4];
    let p = &raw mut n;
    let a = unsafe {
        &mut (*p)
            [1]
    };
    *a = 1;
    unsafe {
        (*p)
            [1]
            = 3;
    }
	let wide = "日本"; let _ = (wide, *a);
}
