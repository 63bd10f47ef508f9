struct Local(*mut u8);

impl !Send for Local {}

fn main() {}
