//! What only the machine can do. Names and meanings are those of `core::intrinsics`.

use crate::marker::{DiscriminantKind, Tuple};
use crate::panic::Location;

// Sizes and types.
#[rustc_intrinsic] pub const fn size_of<T>() -> usize;
#[rustc_intrinsic] pub const fn align_of<T>() -> usize;
#[rustc_intrinsic] pub const fn min_align_of<T>() -> usize;
#[rustc_intrinsic] pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize;
#[rustc_intrinsic] pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize;
#[rustc_intrinsic] pub const fn needs_drop<T: ?Sized>() -> bool;
#[rustc_intrinsic] pub const fn type_name<T: ?Sized>() -> &'static str;
#[rustc_intrinsic] pub const fn type_id<T: ?Sized>() -> u128;
#[rustc_intrinsic] pub const fn variant_count<T>() -> usize;
#[rustc_intrinsic] pub const fn discriminant_value<T>(v: &T) -> <T as DiscriminantKind>::Discriminant;

// Values and memory.
#[rustc_intrinsic] pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
#[rustc_intrinsic] pub const unsafe fn transmute_unchecked<Src, Dst>(src: Src) -> Dst;
#[rustc_intrinsic] pub const fn forget<T>(value: T);
#[rustc_intrinsic] pub const unsafe fn read_via_copy<T>(ptr: *const T) -> T;
#[rustc_intrinsic] pub const unsafe fn write_via_move<T>(ptr: *mut T, value: T);
#[rustc_intrinsic] pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
#[rustc_intrinsic] pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
#[rustc_intrinsic] pub const unsafe fn typed_swap_nonoverlapping<T>(x: *mut T, y: *mut T);
#[rustc_intrinsic] pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
#[rustc_intrinsic] pub const unsafe fn compare_bytes(left: *const u8, right: *const u8, bytes: usize) -> i32;
#[rustc_intrinsic] pub const unsafe fn raw_eq<T>(a: &T, b: &T) -> bool;
#[rustc_intrinsic] pub unsafe fn volatile_load<T>(src: *const T) -> T;
#[rustc_intrinsic] pub unsafe fn volatile_store<T>(dst: *mut T, val: T);
#[rustc_intrinsic] pub unsafe fn unaligned_volatile_load<T>(src: *const T) -> T;
#[rustc_intrinsic] pub unsafe fn unaligned_volatile_store<T>(dst: *mut T, val: T);
#[rustc_intrinsic] pub unsafe fn drop_glue<T: ?Sized>(to_drop: &mut T);

// Pointers.
#[rustc_intrinsic] pub const unsafe fn offset<Ptr: Copy, Delta: Copy>(dst: Ptr, offset: Delta) -> Ptr;
#[rustc_intrinsic] pub const unsafe fn arith_offset<T>(dst: *const T, offset: isize) -> *const T;
#[rustc_intrinsic] pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize;
#[rustc_intrinsic] pub const unsafe fn ptr_offset_from_unsigned<T>(ptr: *const T, base: *const T) -> usize;
#[rustc_intrinsic] pub const fn ptr_guaranteed_cmp<T>(ptr: *const T, other: *const T) -> u8;
#[rustc_intrinsic] pub fn ptr_mask<T>(ptr: *const T, mask: usize) -> *const T;
#[rustc_intrinsic] pub const fn ptr_metadata<P: ?Sized, M>(ptr: *const P) -> M;
#[rustc_intrinsic] pub const fn aggregate_raw_ptr<P, D, M>(data: D, meta: M) -> P;
#[rustc_intrinsic] pub const unsafe fn vtable_size(ptr: *const ()) -> usize;
#[rustc_intrinsic] pub const unsafe fn vtable_align(ptr: *const ()) -> usize;

// Validity of types: the machine aborts if a value cannot be made this way.
#[rustc_intrinsic] pub const fn assert_inhabited<T>();
#[rustc_intrinsic] pub const fn assert_zero_valid<T>();
#[rustc_intrinsic] pub const fn assert_mem_uninitialized_valid<T>();

// Control.
#[rustc_intrinsic] pub const unsafe fn unreachable() -> !;
#[rustc_intrinsic] pub const unsafe fn assume(b: bool);
#[rustc_intrinsic] pub fn abort() -> !;
#[rustc_intrinsic] pub fn breakpoint();
/// Spinning: another thread should get its turn.
#[rustc_intrinsic] pub fn spin_loop_hint();
#[rustc_intrinsic] pub const fn black_box<T>(dummy: T) -> T;
#[rustc_intrinsic] pub const fn caller_location() -> &'static Location<'static>;
#[rustc_intrinsic] pub unsafe fn catch_unwind(try_fn: fn(*mut u8), data: *mut u8, catch_fn: fn(*mut u8, *mut u8)) -> i32;
#[rustc_intrinsic] pub const fn const_eval_select<ARG: Tuple, F, G, RET>(arg: ARG, called_in_const: F, called_at_rt: G) -> RET;

// Integers.
#[rustc_intrinsic] pub const fn add_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[rustc_intrinsic] pub const fn sub_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[rustc_intrinsic] pub const fn mul_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[rustc_intrinsic] pub const fn wrapping_add<T: Copy>(a: T, b: T) -> T;
#[rustc_intrinsic] pub const fn wrapping_sub<T: Copy>(a: T, b: T) -> T;
#[rustc_intrinsic] pub const fn wrapping_mul<T: Copy>(a: T, b: T) -> T;
#[rustc_intrinsic] pub const fn saturating_add<T: Copy>(a: T, b: T) -> T;
#[rustc_intrinsic] pub const fn saturating_sub<T: Copy>(a: T, b: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_add<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_sub<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_mul<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_div<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_rem<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_shl<T: Copy, U: Copy>(x: T, y: U) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_shr<T: Copy, U: Copy>(x: T, y: U) -> T;
#[rustc_intrinsic] pub const unsafe fn exact_div<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const fn rotate_left<T: Copy>(x: T, shift: u32) -> T;
#[rustc_intrinsic] pub const fn rotate_right<T: Copy>(x: T, shift: u32) -> T;
#[rustc_intrinsic] pub const fn ctpop<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const fn ctlz<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const fn cttz<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const unsafe fn ctlz_nonzero<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const unsafe fn cttz_nonzero<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const fn bswap<T: Copy>(x: T) -> T;
#[rustc_intrinsic] pub const fn bitreverse<T: Copy>(x: T) -> T;
#[rustc_intrinsic] pub const fn three_way_compare<T: Copy>(lhs: T, rhs: T) -> crate::cmp::Ordering;

// Floats. `name` is the operation: one intrinsic serves both widths.
#[rustc_intrinsic] pub const fn float_unary<T: Copy>(name: &'static str, x: T) -> T;
#[rustc_intrinsic] pub const fn float_binary<T: Copy>(name: &'static str, x: T, y: T) -> T;
#[rustc_intrinsic] pub const fn float_fma<T: Copy>(x: T, y: T, z: T) -> T;
#[rustc_intrinsic] pub const fn float_powi<T: Copy>(x: T, n: i32) -> T;
#[rustc_intrinsic] pub const unsafe fn float_to_int_unchecked<F: Copy, I: Copy>(x: F) -> I;

// Atomics. Orderings are const generic numbers: 0 relaxed, 1 release, 2 acquire, 3 acqrel, 4 seqcst.
#[rustc_intrinsic] pub unsafe fn atomic_load<T: Copy, const ORD: u8>(src: *const T) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_store<T: Copy, const ORD: u8>(dst: *mut T, val: T);
#[rustc_intrinsic] pub unsafe fn atomic_xchg<T: Copy, const ORD: u8>(dst: *mut T, src: T) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_cxchg<T: Copy, const SUCC: u8, const FAIL: u8>(dst: *mut T, old: T, src: T) -> (T, bool);
#[rustc_intrinsic] pub unsafe fn atomic_cxchgweak<T: Copy, const SUCC: u8, const FAIL: u8>(dst: *mut T, old: T, src: T) -> (T, bool);
#[rustc_intrinsic] pub unsafe fn atomic_xadd<T: Copy, U: Copy, const ORD: u8>(dst: *mut T, src: U) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_xsub<T: Copy, U: Copy, const ORD: u8>(dst: *mut T, src: U) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_and<T: Copy, U: Copy, const ORD: u8>(dst: *mut T, src: U) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_nand<T: Copy, U: Copy, const ORD: u8>(dst: *mut T, src: U) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_or<T: Copy, U: Copy, const ORD: u8>(dst: *mut T, src: U) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_xor<T: Copy, U: Copy, const ORD: u8>(dst: *mut T, src: U) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_max<T: Copy, const ORD: u8>(dst: *mut T, src: T) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_min<T: Copy, const ORD: u8>(dst: *mut T, src: T) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_umax<T: Copy, const ORD: u8>(dst: *mut T, src: T) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_umin<T: Copy, const ORD: u8>(dst: *mut T, src: T) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_fence<const ORD: u8>();
#[rustc_intrinsic] pub unsafe fn atomic_singlethreadfence<const ORD: u8>();

// The machine's own: memory, output, text of numbers, panics.
/// Fresh heap memory; never null (running out is a limit of the run).
#[rustc_intrinsic] pub unsafe fn rust_alloc(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn rust_alloc_zeroed(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn rust_dealloc(ptr: *mut u8, size: usize, align: usize);
#[rustc_intrinsic] pub unsafe fn rust_realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
/// The same from the system's allocator: what `System` gives.
#[rustc_intrinsic] pub unsafe fn system_alloc(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn system_alloc_zeroed(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn system_dealloc(ptr: *mut u8);
#[rustc_intrinsic] pub unsafe fn system_realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
/// Whether `T: Copy`: the real library specialises on it.
#[rustc_intrinsic] pub const fn is_copy<T: ?Sized>() -> bool;
/// 1 for integers, `bool` and `char`, 2 for floats, 0 for all other types: the real library specialises on that, too.
#[rustc_intrinsic] pub const fn scalar_kind<T>() -> u8;
#[rustc_intrinsic] pub const fn ordered_bytewise<T>() -> bool;
/// Write bytes to a stream: 1 is standard output, 2 standard error.
#[rustc_intrinsic] pub fn write_stream(stream: i32, bytes: &[u8]);
/// The decimal text of a number into `buffer`; returns its length. `precision` -1 for the shortest that reads back the
/// same; `format` is `e` or `E` for scientific, `f` for plain, `d` for Debug.
#[rustc_intrinsic] pub fn float_text<T: Copy>(value: T, format: u8, precision: isize, buffer: &mut [u8]) -> usize;
/// Read a float from text: the value and whether the text was one.
#[rustc_intrinsic] pub fn float_parse<T: Copy>(text: &str) -> (T, bool);
/// Properties of characters; `name` as in `char::is_alphabetic`.
#[rustc_intrinsic] pub fn char_property(name: &'static str, c: char) -> bool;
/// Case mapping: up to three scalar values, unused ones 0.
#[rustc_intrinsic] pub fn char_case(upper: bool, c: char) -> [u32; 3];
/// End the process with this status.
#[rustc_intrinsic] pub fn exit_process(code: i32) -> !;
/// Begin unwinding with this payload; drops run up to the next `catch_unwind` or the end of the thread.
#[rustc_intrinsic] pub fn start_unwind(payload: *mut u8) -> !;
/// Starts a thread that calls `f` with `data`; its number.
#[rustc_intrinsic] pub unsafe fn thread_spawn(f: fn(*mut u8), data: *mut u8) -> usize;
/// Waits for the end of a thread; false if there is none of that number.
#[rustc_intrinsic] pub fn thread_join(thread: usize) -> bool;
/// Has `f` called when the current thread has nothing left to do.
#[rustc_intrinsic] pub fn at_thread_end(f: fn());
#[rustc_intrinsic] pub fn thread_sleep(nanoseconds: u64);
#[rustc_intrinsic] pub fn thread_set_name(name: &str);
/// Waits for the lock of a stream, and takes it. The thread that has it may take it again.
#[rustc_intrinsic] pub fn stream_lock(stream: i32);
#[rustc_intrinsic] pub fn stream_unlock(stream: i32);
/// Time since the start of the program.
#[rustc_intrinsic] pub fn system_nanoseconds() -> u64;
/// Waits to be woken if the word still holds `expected`; false if the time was over.
#[rustc_intrinsic] pub unsafe fn futex_wait(word: *const u32, expected: u32, nanoseconds: u64) -> bool;
/// Wakes at most `count` threads that wait on the word; how many it woke.
#[rustc_intrinsic] pub fn futex_wake(word: *const u32, count: usize) -> usize;
/// Number of the current thread for messages; the main thread is 1.
#[rustc_intrinsic] pub fn thread_id() -> u64;
/// Whether `RUST_BACKTRACE` advice should be printed (only for the first panic of a run).
#[rustc_intrinsic] pub fn first_panic() -> bool;
/// How many panics are under way on this thread, after adding `delta`.
#[rustc_intrinsic] pub fn panic_count(delta: isize) -> usize;

// What is no more than a hint, or the same as something else.
pub const fn likely(b: bool) -> bool {
    b
}

pub const fn unlikely(b: bool) -> bool {
    b
}

pub const fn cold_path() {}

pub const fn is_val_statically_known<T: Copy>(_arg: T) -> bool {
    false
}

pub const fn select_unpredictable<T>(b: bool, true_val: T, false_val: T) -> T {
    if b { true_val } else { false_val }
}

pub unsafe fn nontemporal_store<T>(ptr: *mut T, val: T) {
    unsafe { write_via_move(ptr, val) }
}

pub unsafe fn volatile_copy_memory<T>(dst: *mut T, src: *const T, count: usize) {
    unsafe { copy(src, dst, count) }
}

pub unsafe fn volatile_copy_nonoverlapping_memory<T>(dst: *mut T, src: *const T, count: usize) {
    unsafe { copy_nonoverlapping(src, dst, count) }
}

pub unsafe fn volatile_set_memory<T>(dst: *mut T, val: u8, count: usize) {
    unsafe { write_bytes(dst, val, count) }
}

macro_rules! float_functions {
    ($($wide:ident $narrow:ident $method:ident($($arg:ident),*);)*) => {
        $(
            pub fn $wide(x: f64 $(, $arg: f64)*) -> f64 {
                x.$method($($arg),*)
            }
            pub fn $narrow(x: f32 $(, $arg: f32)*) -> f32 {
                x.$method($($arg),*)
            }
        )*
    };
}

float_functions! {
    sqrtf64 sqrtf32 sqrt();
    sinf64 sinf32 sin();
    cosf64 cosf32 cos();
    powf64 powf32 powf(y);
    expf64 expf32 exp();
    exp2f64 exp2f32 exp2();
    logf64 logf32 ln();
    log10f64 log10f32 log10();
    log2f64 log2f32 log2();
    fmaf64 fmaf32 mul_add(y, z);
    floorf64 floorf32 floor();
    ceilf64 ceilf32 ceil();
    truncf64 truncf32 trunc();
    roundf64 roundf32 round();
    round_ties_even_f64 round_ties_even_f32 round_ties_even();
    copysignf64 copysignf32 copysign(y);
}

pub fn powif64(x: f64, n: i32) -> f64 {
    x.powi(n)
}

pub fn powif32(x: f32, n: i32) -> f32 {
    x.powi(n)
}
