// The sizes and alignments of coroutines: kept locals, drop flags, captures.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::mem::{size_of_val as s, align_of_val as a};
struct D(u32); impl Drop for D { fn drop(&mut self) {} }
fn main() {
    macro_rules! show { ($($e:expr),* $(,)?) => { $( { let f = $e; println!("{} {}", s(&f), a(&f)); std::mem::forget(f); } )* } }
    let n = 7u64; let st = String::from("x");
    show!(
        #[coroutine] || { yield 1u8; },
        #[coroutine] || { let a = [0u8; 50]; yield 1u8; println!("{}", a[0]); },
        #[coroutine] || { let a = [0u8; 50]; yield a[0]; },
        #[coroutine] |x: u64| { let y: u64 = yield 1u8; println!("{x} {y}"); let z = yield 2; x + y + z },
        #[coroutine] static |x: u64| { let r = &x; let y: u64 = yield 1u8; println!("{r} {y}"); let z = yield 2; y + z },
        #[coroutine] move || { for i in 0..n { yield i; } },
        #[coroutine] || { for i in 0..n { yield i; } },
        #[coroutine] || { let d = D(1); yield 1; drop(d); let e = D(2); yield 2; let _ = e; },
        #[coroutine] || { let d = D(1); if n > 3 { yield 1; drop(d); yield 5; } else { yield 2; } },
        #[coroutine] || { let mut v = vec![D(1)]; while let Some(d) = v.pop() { yield d.0; if d.0 == 2 { break; } v.push(D(2)); } },
        #[coroutine] || { let x = 1u8; let y = 2u16; let z = 3u32; yield (); println!("{x}{y}{z}"); },
        #[coroutine] || { { let x = [1u8; 30]; yield (); println!("{}", x[0]); } { let y = [2u16; 10]; yield (); println!("{}", y[0]); } },
        #[coroutine] static || { { let x = [1u8; 30]; yield (); println!("{}", x[0]); } { let y = [2u16; 10]; yield (); println!("{}", y[0]); } },
        #[coroutine] move || { yield st.len(); st },
        #[coroutine] || { let s = (yield 1u8, yield 2u8); let () = s.0; },
        #[coroutine] || { match Some(D(3)) { Some(ref d) if d.0 == 3 => { yield d.0 } _ => {} } },
        #[coroutine] || { let mut a = [D(1), D(2)]; a[0].0 = 3; yield (); let [x, _] = a; yield (); drop(x); },
        #[coroutine] || { let t = (D(1), D(2)); drop(t.0); yield (); },
        #[coroutine] || { let b = Box::new(D(1)); let c = *b; yield (); drop(c); },
        Some(#[coroutine] || { let d = D(1); yield d.0; }),
    );
}
