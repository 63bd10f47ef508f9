// An `unsafe fn` is called in an unsafe block, which is an expression with a value.
unsafe fn nth(p: *const i32, n: usize) -> i32 {
    unsafe { *p.add(n) }
}

struct Raw(*const i32);

impl Raw {
    unsafe fn get(&self) -> i32 {
        unsafe { *self.0 }
    }
}

fn main() {
    let a = [10, 20, 30];
    let sum = unsafe { nth(a.as_ptr(), 0) } + unsafe { nth(a.as_ptr(), 2) };
    println!("{sum}");
    let last = unsafe {
        let p = a.as_ptr().add(2);
        Raw(p).get()
    };
    println!("{last}");
}
