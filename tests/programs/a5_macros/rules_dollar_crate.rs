// `$crate` names the macro's own crate from any module.
pub mod util {
    pub fn helper(n: i32) -> i32 {
        n + 1
    }

    #[macro_export]
    macro_rules! call_helper {
        ($n:expr) => {
            $crate::util::helper($n)
        };
    }
}

mod elsewhere {
    pub fn run() -> i32 {
        fn helper(_: i32) -> i32 {
            -1
        }
        helper(0) + crate::call_helper!(41)
    }
}

fn main() {
    println!("{} {}", elsewhere::run(), call_helper!(1));
}
