// A Location counts the columns that its line takes on a terminal, `column!` counts characters.
use std::panic::Location;
#[track_caller] fn l() -> u32 { Location::caller().column() }
fn main() {
	println!("{} {}", column!(), l());
		let x = ("日本", "é", "e\u{301}", "é", "😀", l(), column!());
	println!("{:?}", x);
	let v: Vec<i32> = Vec::new();	/* 日 */ let _ = v[v.len()];
}
