// Shifts and bit methods of signed and unsigned numbers.
fn main() {
    println!("{} {}", -16i32 >> 2, -16i32 as u32 >> 28);
    println!("{:08b} {:#06x} {:o}", 37u8, 255, 8);
    println!("{} {} {}", 40u32.count_ones(), 40u32.leading_zeros(), 40u32.trailing_zeros());
    println!("{:#x} {:#x}", 0x12345678u32.rotate_left(8), 0x12345678u32.swap_bytes());
    println!("{} {}", 0b1011u8.reverse_bits(), 5u8.is_power_of_two());
    println!("{} {}", 17u32.next_power_of_two(), 100u32.ilog2());
    println!("{:?} {}", 0x0102u16.to_be_bytes(), u16::from_le_bytes([1, 2]));
    println!("{} {}", !5i32, !true);
}
