// The macros of the library that are ordinary `macro_rules!`. What they name through `$crate` is found in the library's
// modules; `format_args!`, `stringify!` and the like are built into the expander (engine/syntax/builtin_macros.py).

// A precondition of an unsafe function that is the library's own matter and not the language's: a violation aborts, in
// a build with debug assertions.
macro_rules! assert_unsafe_precondition {
    ($message:literal, $condition:expr) => {
        if !$condition {
            crate::panicking::panic_nounwind_fmt(format_args!(
                "unsafe precondition(s) violated: {}\n\nThis indicates a bug in the program. This Undefined Behavior check is \
                 optional, and cannot be relied on for safety.",
                $message
            ))
        }
    };
}

#[macro_export]
macro_rules! panic {
    () => {
        $crate::panicking::panic("explicit panic")
    };
    // Shown when it panics: a literal is not folded into the text, so that the payload is a `String`.
    ("{}", $arg:expr $(,)?) => {
        $crate::panicking::panic_display(&$arg)
    };
    ($($arg:tt)+) => {
        $crate::panicking::panic_fmt($crate::format_args!($($arg)+))
    };
}

#[macro_export]
macro_rules! assert {
    ($cond:expr $(,)?) => {
        if !$cond {
            $crate::panicking::panic($crate::concat!("assertion failed: ", $crate::stringify!($cond)))
        }
    };
    ($cond:expr, $($arg:tt)+) => {
        if !$cond {
            $crate::panic!($($arg)+)
        }
    };
}

#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    let kind = $crate::panicking::AssertKind::Eq;
                    // The reborrows are the library's own: the values are taken by reference once more.
                    $crate::panicking::assert_failed(kind, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    let kind = $crate::panicking::AssertKind::Eq;
                    $crate::panicking::assert_failed(
                        kind,
                        &*left_val,
                        &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)),
                    );
                }
            }
        }
    };
}

#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    let kind = $crate::panicking::AssertKind::Ne;
                    $crate::panicking::assert_failed(kind, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    let kind = $crate::panicking::AssertKind::Ne;
                    $crate::panicking::assert_failed(
                        kind,
                        &*left_val,
                        &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)),
                    );
                }
            }
        }
    };
}

#[macro_export]
macro_rules! debug_assert {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert!($($arg)*);
        }
    };
}

#[macro_export]
macro_rules! debug_assert_eq {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert_eq!($($arg)*);
        }
    };
}

#[macro_export]
macro_rules! debug_assert_ne {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert_ne!($($arg)*);
        }
    };
}

#[macro_export]
macro_rules! unreachable {
    () => {
        $crate::panicking::panic("internal error: entered unreachable code")
    };
    ($fmt:expr $(, $($arg:tt)*)?) => {
        $crate::panicking::panic_fmt($crate::format_args!(
            $crate::concat!("internal error: entered unreachable code: {}"),
            $crate::format_args!($fmt $(, $($arg)*)?)
        ))
    };
}

#[macro_export]
macro_rules! unimplemented {
    () => {
        $crate::panicking::panic("not implemented")
    };
    ($($arg:tt)+) => {
        $crate::panicking::panic_fmt($crate::format_args!("not implemented: {}", $crate::format_args!($($arg)+)))
    };
}

#[macro_export]
macro_rules! todo {
    () => {
        $crate::panicking::panic("not yet implemented")
    };
    ($($arg:tt)+) => {
        $crate::panicking::panic_fmt($crate::format_args!("not yet implemented: {}", $crate::format_args!($($arg)+)))
    };
}

#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {{
        $crate::io::_print($crate::format_args!($($arg)*));
    }};
}

#[macro_export]
macro_rules! println {
    () => {
        $crate::print!("\n")
    };
    ($($arg:tt)*) => {{
        $crate::io::_print($crate::format_args_nl!($($arg)*));
    }};
}

#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => {{
        $crate::io::_eprint($crate::format_args!($($arg)*));
    }};
}

#[macro_export]
macro_rules! eprintln {
    () => {
        $crate::eprint!("\n")
    };
    ($($arg:tt)*) => {{
        $crate::io::_eprint($crate::format_args_nl!($($arg)*));
    }};
}

#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!())
    };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::file!(),
                    $crate::line!(),
                    $crate::column!(),
                    $crate::stringify!($val),
                    &&tmp as &dyn $crate::fmt::Debug,
                );
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => {
        ($($crate::dbg!($val)),+,)
    };
}

#[macro_export]
macro_rules! format {
    ($($arg:tt)*) => {
        $crate::fmt::format($crate::format_args!($($arg)*))
    };
}

#[macro_export]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => {
        $dst.write_fmt($crate::format_args!($($arg)*))
    };
}

#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => {
        $crate::write!($dst, "\n")
    };
    ($dst:expr, $($arg:tt)*) => {
        $dst.write_fmt($crate::format_args_nl!($($arg)*))
    };
}

#[macro_export]
macro_rules! vec {
    () => {
        $crate::vec::Vec::new()
    };
    ($elem:expr; $n:expr) => {
        $crate::vec::from_elem($elem, $n)
    };
    ($($x:expr),+ $(,)?) => {
        $crate::slice::into_vec($crate::boxed::box_new([$($x),+]))
    };
}

#[macro_export]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression {
            $pattern $(if $guard)? => true,
            _ => false,
        }
    };
}

#[macro_export]
macro_rules! assert_matches {
    ($left:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $left {
            $pattern $(if $guard)? => {}
            ref left_val => {
                $crate::panicking::assert_matches_failed(
                    left_val,
                    $crate::stringify!($pattern $(if $guard)?),
                    $crate::option::Option::None,
                );
            }
        }
    };
    ($left:expr, $pattern:pat $(if $guard:expr)?, $($arg:tt)+) => {
        match $left {
            $pattern $(if $guard)? => {}
            ref left_val => {
                $crate::panicking::assert_matches_failed(
                    left_val,
                    $crate::stringify!($pattern $(if $guard)?),
                    $crate::option::Option::Some($crate::format_args!($($arg)+)),
                );
            }
        }
    };
}

#[macro_export]
macro_rules! debug_assert_matches {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert_matches!($($arg)*);
        }
    };
}

#[macro_export]
macro_rules! r#try {
    ($expr:expr $(,)?) => {
        match $expr {
            $crate::result::Result::Ok(val) => val,
            $crate::result::Result::Err(err) => {
                return $crate::result::Result::Err($crate::convert::From::from(err));
            }
        }
    };
}

// `std::ptr::{addr_of, addr_of_mut}`
#[macro_export]
macro_rules! addr_of {
    ($place:expr) => {
        &raw const $place
    };
}

#[macro_export]
macro_rules! addr_of_mut {
    ($place:expr) => {
        &raw mut $place
    };
}

// `std::pin::pin`: the variable lives as long as a temporary in the place of the macro would.
#[macro_export]
macro_rules! pin {
    ($value:expr $(,)?) => {
        {
            super let mut pinned = $value;
            unsafe { $crate::pin::Pin::new_unchecked(&mut pinned) }
        }
    };
}

// `std::task::ready`
#[macro_export]
macro_rules! ready {
    ($e:expr $(,)?) => {
        match $e {
            $crate::task::Poll::Ready(t) => t,
            $crate::task::Poll::Pending => {
                return $crate::task::Poll::Pending;
            }
        }
    };
}

// Each declaration becomes a constant key whose accessor finds the value in a static of the running thread.
// `thread::local_impl::Storage` initialises it on first use (and registers the destructor), `EagerStorage` at once.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$($attr:tt)*])* $vis:vis static $name:ident: $t:ty = const $init:block; $($rest:tt)*) => {
        $crate::thread_local_key!(const [$(#[$($attr)*])*] [$vis] $name, $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$($attr:tt)*])* $vis:vis static $name:ident: $t:ty = const $init:block) => {
        $crate::thread_local_key!(const [$(#[$($attr)*])*] [$vis] $name, $t, $init);
    };
    ($(#[$($attr:tt)*])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::thread_local_key!(lazy [$(#[$($attr)*])*] [$vis] $name, $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$($attr:tt)*])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $crate::thread_local_key!(lazy [$(#[$($attr)*])*] [$vis] $name, $t, $init);
    };
}

#[macro_export]
macro_rules! thread_local_key {
    (const [$($attr:tt)*] [$vis:vis] $name:ident, $t:ty, $init:expr) => {
        $($attr)*
        $vis const $name: $crate::thread::LocalKey<$t> = {
            const __INIT: $t = $init;
            unsafe {
                $crate::thread::LocalKey::new(|_| {
                    #[thread_local]
                    static VAL: $crate::thread::local_impl::EagerStorage<$t> =
                        $crate::thread::local_impl::EagerStorage::new(__INIT);
                    VAL.get()
                })
            }
        };
    };
    (lazy [$($attr:tt)*] [$vis:vis] $name:ident, $t:ty, $init:expr) => {
        $($attr)*
        $vis const $name: $crate::thread::LocalKey<$t> = {
            #[inline]
            fn __init() -> $t {
                $init
            }
            unsafe {
                $crate::thread::LocalKey::new(|init| {
                    #[thread_local]
                    static VAL: $crate::thread::local_impl::Storage<$t> = $crate::thread::local_impl::Storage::new();
                    VAL.get_or_init(init, __init)
                })
            }
        };
    };
}
