// Textual scope: a later definition shadows, a block's definition ends with it, `#[macro_use]` opens a module.
macro_rules! m {
    () => {
        1
    };
}

fn first() -> i32 {
    m!()
}

macro_rules! m {
    () => {
        2
    };
}

#[macro_use]
mod exported {
    macro_rules! from_module {
        () => {
            "module"
        };
    }
}

mod by_path {
    macro_rules! inner {
        ($e:expr) => {
            $e * 3
        };
    }
    pub(crate) use inner as triple;
    pub fn helper() -> u8 {
        9
    }
}

fn main() {
    println!("{} {}", first(), m!());
    {
        macro_rules! m {
            () => {
                3
            };
        }
        println!("{}", m!());
    }
    println!("{} {} {}", m!(), from_module!(), by_path::triple!(by_path::helper()));
}
