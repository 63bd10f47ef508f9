// Alignment, fill, sign, zero padding and the alternate form of numbers and strings.
fn main() {
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}]", 42, 42, 42, 42);
    println!("[{:5}] [{:>5}] [{:*^7}] [{:->4}]", "ab", "ab", "ab", 'c');
    println!("{:+} {:+} {:05} {:+05} {:<05}", 3, -3, -3, 3, 3);
    println!("{:#x} {:#X} {:#b} {:#o} {:#010x} {:08b}", 255, 255, 5, 8, 255, 5);
    println!("{:x} {:X} {:b}", -1i8, 0xabcdu16, -2i8);
    println!("[{:8.3}] [{:<8.1}] [{:+.0}] [{:08.2}]", 3.14159, 2.55, 7.5, -1.5);
    println!("[{:.2}] [{:5.1}] [{:>3}]", "abcdef", "xyz", "toolong");
    println!("{:e} {:E} {:e}", 1500.0, 0.00012, 123456u32);
    println!("[{:6}] [{:<6}] [{:?}]", true, false, ());
    println!("{:5}|{:<5}|{:^5}|", 'x', 'y', 'z');
}
