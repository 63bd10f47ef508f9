// Every fragment specifier in use.
macro_rules! each {
    (expr $e:expr) => { $e };
    (ty $t:ty) => { std::mem::size_of::<$t>() };
    (pat $p:pat => $e:expr) => { matches!($e, $p) };
    (ident $i:ident) => { let $i = stringify!($i); };
    (block $b:block) => { $b };
    (stmt $s:stmt) => { $s; };
    (lit $l:literal) => { concat!("<", $l, ">") };
    (path $p:path) => { <$p>::MAX };
    (life $l:lifetime) => { $l: loop { break $l; } };
    (item $i:item) => { $i };
    (meta $m:meta) => { #[$m] #[allow(dead_code)] struct Made(u8); };
    (vis $v:vis $n:ident) => { $v struct $n; };
    (tt $t:tt) => { stringify!($t) };
    (patp $p:pat_param | $e:expr) => { if let $p = $e { 1 } else { 0 } };
}

each!(item fn made() -> u8 { 4 });
each!(vis pub(crate) Visible);
each!(vis Hidden);

fn main() {
    println!("{}", each!(expr 1 + 2) * 10);
    println!("{}", each!(ty [u16; 3]));
    println!("{}", each!(pat Some(1) | None => None::<i32>));
    each!(ident local);
    println!("{}", { let local = 3; local });
    println!("{}", each!(block { let x = 2; x * x }));
    each!(stmt println!("stmt"));
    println!("{} {}", each!(lit 5), each!(lit -1.5));
    println!("{}", each!(path u8));
    each!(life 'a);
    each!(meta derive(Debug));
    println!("{:?} {} {}", Made(1), made(), each!(tt (a  b)));
    println!("{}", each!(patp Ok(_) | Ok::<u8, ()>(2)));
    let _ = (Visible, Hidden);
}
