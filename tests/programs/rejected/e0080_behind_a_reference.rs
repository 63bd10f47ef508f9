// What the references of a constant lead to must be valid too.
static GOOD: &[(u8, Option<&str>)] = &[(1, Some("a")), (2, None)];
const BAD: &Option<&'static bool> = &Some(unsafe { std::mem::transmute(&4u8) });

fn main() {
    println!("{GOOD:?} {BAD:?}");
}
