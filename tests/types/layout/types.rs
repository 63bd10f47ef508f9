use std::cell::{Cell, UnsafeCell};
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::num::{NonZeroU32, NonZeroU64, NonZeroU8};
use std::ptr::NonNull;
pub enum Void {}
pub enum One { A }
pub enum Two { A, B }
pub enum Three { A, B, C }
pub enum Signed { A = -1, B = 1 }
pub enum Wide { A = 0, B = 300 }
pub enum Huge { A = 0, B = 0x1_0000_0000 }
pub enum Gap { A = 1, B = 200 }
#[repr(u8)] pub enum GapU8 { A = 1, B = 200 }
#[repr(i8)] pub enum GapI8 { A = -100, B = 100 }
#[repr(i8)] pub enum GapI8b { A = -128, B = -1, C = 0 }
#[repr(u16)] pub enum GapU16 { A = 3, B = 4, C = 60000 }
#[repr(i64)] pub enum GapI64 { A = i64::MIN, B = i64::MAX }
#[repr(u64)] pub enum GapU64 { A = 0, B = u64::MAX }
#[repr(C)] pub enum CLike { A, B }
#[repr(C)] pub enum CLikeNeg { A = -1, B = 5 }
#[repr(C)] pub enum CData { A(u8), B(u64), C }
#[repr(C, u8)] pub enum CDataU8 { A(u8), B(u64), C }
#[repr(u8)] pub enum DataU8 { A(u8), B(u64), C }
#[repr(u8)] pub enum SingleU8 { A(u32) }
#[repr(u8)] pub enum SingleUnit { A }
#[repr(C)] pub enum CSingle { A(u8) }
#[repr(align(16))] pub enum Aligned { A, B(u8) }
#[repr(i16)] pub enum Explicit { A(u8) = 5, B = -3, C(u32) = 900 }
pub enum WithVoid { A(u32), B(Void) }
pub enum WithVoidSized { A(u32), B(u64, Void) }
pub enum OnlyVoid { A(Void), B(Void) }
pub enum OnlyVoidSized { A(u8, Void), B(u16, Void) }
pub enum VoidFirst { A(Void), B, C }
#[repr(u8)] pub enum VoidRepr { A(Void), B, C }
#[repr(C)] pub enum VoidC { A(Void), B }
pub enum Nested { A(Inner), B, C, D }
pub enum Inner { X(bool), Y(u8), Z }
pub enum Before { A(u8, bool, u32), B(u8), C(u16) }
pub enum After { A(bool, u32, u64), B(u32), C(u64) }
pub enum Refs { A(&'static u8), B(&'static u8) }
pub enum Mixed { A(&'static u8), B(usize), C }
pub enum MixedInt { A(i32), B(u32) }
pub enum MixedFloat { A(f32), B(u32) }
pub enum MixedUninit { A(MaybeUninit<u32>), B(u32) }
pub enum Big { A([u8; 100]), B(bool), C }
pub enum Aligns { A(u8), B(u16), C }
pub enum Aligns2 { A(u32, u8), B(u32), C(()) }
pub enum ZeroAligned { A([u32; 0]), B(u8) }
pub enum ZeroAligned2 { A([u64; 0], u8), B }
pub struct Empty;
#[repr(C)] pub struct CStruct { a: u8, b: u32, c: u8 }
#[repr(C)] pub struct CScalar { a: u32 }
#[repr(C)] pub struct CPair { a: u32, b: u32 }
#[repr(C)] pub struct CBool { a: bool, b: u8 }
#[repr(transparent)] pub struct Trans { a: u32, b: () }
#[repr(packed)] pub struct Packed { a: u8, b: u32, c: bool }
#[repr(packed(2))] pub struct Packed2 { a: u8, b: u32, c: u16 }
#[repr(C, packed(4))] pub struct Packed4 { a: u8, b: u64, c: u16 }
#[repr(align(16))] pub struct Align16 { a: u8 }
#[repr(C, align(8))] pub struct CAlign8 { a: u8, b: u16 }
#[repr(align(1))] pub struct Align1 { a: u32 }
pub struct HoldsAligned { a: u8, b: Align16, c: bool }
pub struct Tail<T: ?Sized> { a: u8, b: u32, c: T }
pub struct Tail2<T: ?Sized>(u16, bool, Tail<T>);
pub struct NoTail<T> { a: u8, b: u32, c: T }
pub struct NicheTail { a: u32, b: bool, c: u8, d: u16 }
pub struct NicheEnd(u8, u8, u8, bool, u32, (u8, bool, u8));
pub struct NicheMid { a: u16, b: (u8, bool, u8, u8), c: u16, d: u32 }
pub struct CharBool(char, bool, u16);
pub struct I128(u8, i128, bool);
pub union U1 { a: u8, b: u32 }
pub union U2 { a: u32, b: i32 }
pub union U3 { a: u32, b: f32 }
pub union U4 { a: u32, b: () }
pub union U5 { a: &'static u8, b: usize }
pub union U6 { a: (u32, u32), b: (u32, u32) }
#[repr(C)] pub union CU { a: u32, b: u32 }
#[repr(packed)] pub union PU { a: u32, b: u8 }
#[repr(align(8))] pub union AU { a: u32 }
pub union UArr { a: [u8; 3], b: u16 }
pub trait Obj { fn f(&self) {} }
#[repr(u8)] pub enum OneWrap { A(bool), B }
pub struct WideRef { a: &'static [u8], b: u8 }
pub struct Two16 { a: u16, b: [u8; 2], c: u32, d: [u16; 2] }
pub struct Arrs { a: [u8; 16], b: bool, c: u8 }
pub struct Arrs2 { a: [u8; 16], b: u8, c: u32 }
pub struct Inner3 { a: [bool; 3], b: u32 }
#[repr(C)] pub union R0 { f0: ManuallyDrop<Result<u32,()>> }
pub struct R1 { f0: Packed, f1: *const u8, f2: [u16;2], f3: *const u8 }
#[repr(C, u8)] pub enum R2 { V0, V1 }
pub enum R3 { V0, V1, V2 }
#[repr(align(8))] pub enum R4 { V0 = 56771 }
#[repr(align(8))] pub struct R5 { f0: NonZeroU32, f1: PhantomData<u8>, f2: (u8,bool), f3: [u8;4], f4: char, f5: u64 }
pub enum R6 { V0(NonNull<u8>), V1(Vec<u8>, Void, NonNull<u8>) }
#[repr(u32)] pub enum R7 { V0(Packed), V1(u8) }
pub struct R8 { f0: [u32;0], f1: [u32;0], f2: Align16, f3: *const u8, f4: [u8;4] }
pub struct R9 { f0: PhantomData<u8>, f1: Packed, f2: [u8;3] }
#[repr(C)] pub enum R10 { V0(u16), V1(char), V2 }
#[repr(C, align(4))] pub struct R11 { f0: [u64;2], f1: i32, f2: Two }
#[repr(align(8))] pub union R12 { f0: ManuallyDrop<Box<u8>>, f1: ManuallyDrop<Option<u32>>, f2: ManuallyDrop<[u8;4]> }
pub enum R13 { V0(usize), V1, V2, V3(Inner, GapU8), V4(bool, Box<u8>) }
#[repr(align(8))] pub struct R14 { f0: Result<u32,()>, f1: Gap, f2: u8 }
#[repr(u8)] pub enum R15 { V0 = 210, V1 = 221 }
#[repr(packed)] pub struct R16 { f0: [u8;4], f1: i8, f2: u128, f3: u8, f4: &'static [u8] }
pub struct R17 { f0: f32, f1: Vec<u8>, f2: [u16;2], f3: u64 }
#[repr(i16)] pub enum R18 { V0, V1(CStruct, Option<char>, Inner) }
#[repr(C, align(4))] pub struct R19 { f0: Option<bool> }
pub enum R20 { V0 }
pub enum R21 { V0 = 28539, V1 = 16717, V2 = 16651 }
pub enum R22 { V0(One, Option<Box<u8>>, u128), V1(Option<bool>), V2 }
pub enum R23 { V0(f64), V1(UnsafeCell<&'static u8>, NonNull<u8>), V2(u16, Align16, *const u8), V3, V4(Inner, [u16;2]), V5(ManuallyDrop<bool>), V6 }
pub enum R24 { V0(NonZeroU8), V1(PhantomData<u8>, (u32,u8)), V2([u64;2]), V3 }
pub enum R25 { V0(u32), V1(CStruct), V2 }
pub enum R26 { V0 = 52231, V1 = 68964, V2 = 48351, V3 = 11856, V4 = 32107 }
pub union R27 { f0: ManuallyDrop<Option<u8>>, f1: ManuallyDrop<u8>, f2: ManuallyDrop<Box<u8>>, f3: ManuallyDrop<Option<bool>> }
pub enum R28 { V0(i32), V1, V2(Two) }
#[repr(C)] pub union R29 { f0: ManuallyDrop<char> }
pub enum R30 { V0, V1(f32, (u32,u8)), V2([u8;3], Signed, *const u8) }
#[repr(align(8))] pub struct R31 { f0: &'static u8 }
pub enum R32 { V0(()), V1(Gap) }
pub enum R33 { V0(Void, NonZeroU32, (u32,u8)) }
#[repr(C, u8)] pub enum R34 { V0(GapU8) }
pub enum R35 { V0(GapU8), V1(u16, One), V2(f64), V3 }
pub enum R36 { V0, V1, V2(Void, u32) }
pub struct R37 { f0: [u8;3] }
#[repr(align(8))] pub enum R38 { V0(Packed), V1(Result<u32,()>, Result<u32,()>, One), V2, V3(Three, bool), V4(f64), V5(i8, u8, (u8,bool)), V6([u8;4], [u32;0], Void) }
#[repr(align(8))] pub union R39 { f0: ManuallyDrop<Three> }
#[repr(i16)] pub enum R40 { V0, V1, V2, V3(Align16), V4((u8,bool)) }
pub union R41 { f0: ManuallyDrop<Packed>, f1: ManuallyDrop<NonNull<u8>>, f2: ManuallyDrop<UnsafeCell<&'static u8>>, f3: ManuallyDrop<NonZeroU32> }
#[repr(i16)] pub enum R42 { V0(Align16), V1(Option<u8>) }
pub enum R43 { V0(fn(), f32), V1(GapU8), V2 }
pub enum R44 { V0(Option<Box<u8>>), V1, V2(&'static u8) }
pub enum R45 { V0 = 67685, V1 = 47621, V2 = 14927 }
#[repr(i16)] pub enum R46 { V0([bool;2], UnsafeCell<&'static u8>), V1(u8, MaybeUninit<bool>) }
pub struct R47 { f0: NonZeroU32, f1: bool, f2: Inner, f3: Vec<u8> }
pub struct R48 { f0: *const u8, f1: (), f2: Inner, f3: PhantomData<u8>, f4: [u16;2], f5: Box<u8> }
pub enum R49 { V0, V1(Void, Packed), V2(GapU8, u8) }
pub struct R50 { f0: (u8,bool), f1: Void }
pub enum R51 { V0(Packed, Option<char>) }
pub enum R52 { V0(char, fn()), V1, V2([u16;2], ManuallyDrop<bool>, NonZeroU32) }
pub enum R53 { V0, V1(f64), V2, V3, V4([u16;2]) }
#[repr(packed(2))] pub struct R54 { f0: [bool;2], f1: NonZeroU8, f2: u16, f3: Vec<u8>, f4: i32 }
#[repr(u8)] pub enum R55 { V0 = 140 }
pub enum R56 { V0(Packed), V1(Option<bool>, NonZeroU8, ManuallyDrop<bool>), V2(GapU8, [u16;2]) }
pub struct R57 { f0: One }
pub struct R58 { f0: NonZeroU8, f1: UnsafeCell<&'static u8>, f2: bool, f3: MaybeUninit<bool>, f4: u8 }
#[repr(C)] pub enum R59 { V0 }
pub struct R60 { f0: NonNull<u8>, f1: NonNull<u8>, f2: CStruct, f3: Three }
#[repr(i16)] pub enum R61 { V0, V1(MaybeUninit<bool>, Option<u8>, [u8;3]) }
pub enum R62 { V0, V1, V2((u32,u8)), V3(u32) }
pub struct R63 { f0: [u64;2] }
pub struct R64 { f0: u8 }
pub enum R65 { V0, V1(usize, usize, [u8;3]), V2(Align16, Option<u8>), V3, V4 }
pub enum R66 { V0(char, i8, i32), V1, V2, V3(usize), V4, V5(Void, NonNull<u8>), V6 }
#[repr(u32)] pub enum R67 { V0(u8), V1(fn(), Option<u32>) }
pub enum R68 { V0 }
#[repr(C, align(4))] pub struct R69 { f0: ManuallyDrop<bool>, f1: Option<Box<u8>>, f2: Box<u8>, f3: One }
pub enum R70 { V0, V1(&'static [u8], Three), V2(()), V3, V4(bool, GapU8) }
pub enum R71 { V0, V1, V2 }
pub enum R72 { V0, V1(Vec<u8>, [bool;2], &'static u8) }
pub struct R73 { f0: Box<u8>, f1: Inner }
#[repr(i16)] pub enum R74 { V0, V1(Option<Box<u8>>, Align16) }
pub struct R75 { f0: f64, f1: (), f2: [u64;2] }
#[repr(u32)] pub enum R76 { V0(Align16, bool), V1(i8), V2, V3(One, *const u8) }
#[repr(C, align(4))] pub struct R77 { f0: Option<u32> }
#[repr(C)] pub struct R78 { f0: PhantomData<u8>, f1: Gap, f2: u32 }
pub enum R79 { V0, V1, V2(NonZeroU8, Vec<u8>, Inner), V3(char), V4(u128, u64) }
#[repr(i16)] pub enum R80 { V0, V1(Option<u32>), V2(Inner, Result<u32,()>) }
#[repr(C, align(4))] pub struct R81 { f0: &'static [u8], f1: (u8,bool) }
pub struct R82 { f0: Gap, f1: &'static u8, f2: Packed, f3: u32, f4: ManuallyDrop<bool>, f5: Gap }
pub struct R83 { f0: (u8,bool), f1: Void, f2: Inner, f3: GapU8 }
#[repr(C, u8)] pub enum R84 { V0(NonZeroU8, *const u8), V1(i8), V2(NonNull<u8>) }
pub enum R85 { V0, V1([u16;2], CStruct, bool), V2, V3(u128, Option<char>, Option<Box<u8>>), V4(NonZeroU32), V5, V6(Two, fn()) }
pub struct R86 { f0: Option<u8>, f1: [u8;3], f2: u8, f3: [bool;2], f4: NonNull<u8>, f5: GapU8 }
#[repr(i16)] pub enum R87 { V0 = 25665 }
pub struct R88 { f0: Gap, f1: Option<bool>, f2: GapU8, f3: MaybeUninit<bool>, f4: [u8;4] }
pub enum R89 { V0(Gap, GapU8, Result<u32,()>), V1(u8, i8, Option<u32>), V2(Option<char>), V3([u16;2]), V4(Option<u32>, Inner, u128) }
#[repr(C, u8)] pub enum R90 { V0(Result<u32,()>, [u8;4], Two), V1(Option<u32>) }
#[repr(C, u8)] pub enum R91 { V0, V1(Gap, (u8,bool)), V2 }
#[repr(C)] pub union R92 { f0: ManuallyDrop<NonZeroU8>, f1: ManuallyDrop<Gap>, f2: ManuallyDrop<NonNull<u8>> }
pub enum R93 { V0, V1(Option<u32>), V2(Gap), V3, V4(&'static u8), V5(()), V6 }
pub enum R94 { V0 = 53265, V1 = 63991, V2 = 10749 }
pub enum R95 { V0 = 31771, V1 = 66528, V2 = 42123, V3 = 27621, V4 = 47954 }
#[repr(C)] pub enum R96 { V0 = 48970, V1 = 13331, V2 = -38 }
pub enum R97 { V0([u8;3], Gap, Option<u8>), V1(u32, Box<u8>), V2(Three, f64, Align16) }
#[repr(u8)] pub enum R98 { V0(Packed, [u16;2], u64), V1, V2, V3, V4 }
pub struct R99 { f0: Result<u32,()>, f1: &'static u8, f2: Packed, f3: &'static [u8], f4: bool }
pub enum R100 { V0(NonZeroU32) }
pub enum R101 { V0(Option<bool>, UnsafeCell<&'static u8>), V1, V2(MaybeUninit<bool>, &'static [u8], char) }
pub enum R102 { V0 = 10333, V1 = 62550, V2 = 15793, V3 = 25031 }
pub struct R103 { f0: Option<bool>, f1: MaybeUninit<bool>, f2: u8 }
pub enum R104 { V0(char, i32, Box<u8>), V1, V2 }
pub enum R105 { V0, V1, V2, V3(UnsafeCell<&'static u8>, i8), V4(Result<u32,()>) }
pub enum R106 { V0(u32, usize, Cell<bool>), V1(Cell<bool>), V2(usize, Inner) }
pub enum R107 { V0(f64), V1((u8,bool)), V2(u32), V3(Two), V4 }
pub struct R108 { f0: Packed, f1: Three, f2: CStruct, f3: Cell<bool>, f4: Option<bool>, f5: GapU8 }
pub enum R109 { V0(i8), V1(usize, UnsafeCell<&'static u8>, [u8;3]) }
#[repr(u8)] pub enum R110 { V0(bool, [u8;3]), V1(Cell<bool>), V2, V3(Cell<bool>) }
#[repr(packed)] pub struct R111 { f0: One, f1: Void, f2: Signed }
pub struct R112 { f0: (u8,bool), f1: u8, f2: [u8;3], f3: CStruct, f4: i32 }
#[repr(i16)] pub enum R113 { V0, V1(Void, Option<Box<u8>>), V2, V3(Option<Box<u8>>, Option<u8>), V4((u8,bool)) }
pub struct R114 { f0: [bool;2] }
pub enum R115 { V0(f64), V1, V2(char, Option<u8>) }
#[repr(i16)] pub enum R116 { V0([u16;2]), V1(Vec<u8>, [bool;2]), V2(Void, &'static u8) }
pub enum R117 { V0(u128, NonZeroU32), V1(bool), V2(Option<char>, GapU8, Result<u32,()>), V3(f64, i32, [u16;2]) }
#[repr(C)] pub struct R118 { f0: NonZeroU8, f1: MaybeUninit<bool>, f2: u8, f3: usize }
pub struct R119 { f0: CStruct, f1: NonNull<u8>, f2: NonNull<u8>, f3: Cell<bool>, f4: (u32,u8), f5: Option<u8> }
#[repr(packed)] pub struct R120 { f0: PhantomData<u8>, f1: Vec<u8>, f2: [u64;2], f3: Inner, f4: CStruct, f5: [bool;2] }
#[repr(packed)] pub struct R121 { f0: u16, f1: Option<bool>, f2: NonZeroU8, f3: (u32,u8) }
pub enum R122 { V0, V1(*const u8) }
pub union R123 { f0: ManuallyDrop<Signed>, f1: ManuallyDrop<[u32;0]>, f2: ManuallyDrop<u8>, f3: ManuallyDrop<u32> }
#[repr(u32)] pub enum R124 { V0(Align16), V1(Option<u32>, (), NonZeroU8) }
pub struct R125 { f0: Box<u8> }
pub union R126 { f0: ManuallyDrop<(u8,bool)> }
pub struct R127 { f0: Three, f1: i8 }
pub struct R128 { f0: (u8,bool), f1: f32 }
pub enum R129 { V0(Three, [u64;2], (u32,u8)), V1 }
#[repr(C)] pub union R130 { f0: ManuallyDrop<[u32;0]>, f1: ManuallyDrop<One> }
pub enum R131 { V0 = 289, V1 = 164, V2 = 94, V3 = 131, V4 = 84 }
pub enum R132 { V0(&'static [u8], u16), V1(PhantomData<u8>), V2(u8), V3(&'static [u8], ManuallyDrop<bool>), V4(Signed) }
pub struct R133 { f0: (), f1: bool, f2: Cell<bool>, f3: Packed, f4: i32 }
#[repr(align(8))] pub struct R134 { f0: (u8,bool) }
#[repr(align(8))] pub enum R135 { V0(UnsafeCell<&'static u8>, Option<Box<u8>>), V1(&'static u8, CStruct), V2((u8,bool)) }
pub enum R136 { V0 = 193, V1 = 237, V2 = 170 }
#[repr(C, align(4))] pub struct R137 { f0: i32 }
pub struct R138 { f0: NonZeroU8, f1: (u8,bool), f2: Gap }
#[repr(i16)] pub enum R139 { V0, V1(usize) }
pub struct R140 { f0: Two, f1: Cell<bool>, f2: Result<u32,()> }
pub enum R141 { V0(Option<char>), V1 }
#[repr(C, u8)] pub enum R142 { V0 = 16, V1 = 85, V2 = 117 }
pub enum R143 { V0, V1, V2(Cell<bool>) }
pub enum R144 { V0(bool), V1 }
pub enum R145 { V0(i8, Align16), V1(GapU8, [u8;3], bool), V2(i8) }
#[repr(u32)] pub enum R146 { V0(u16, Option<bool>, Inner), V1, V2 }
pub union R147 { f0: ManuallyDrop<Gap>, f1: ManuallyDrop<[u64;2]>, f2: ManuallyDrop<i8> }
pub enum R148 { V0([u8;3]), V1(NonZeroU8) }
#[repr(C, u8)] pub enum R149 { V0 = 222, V1 = 33 }
pub enum R150 { V0, V1(i32, Box<u8>, fn()), V2, V3, V4, V5, V6(u8, NonZeroU32, NonZeroU8) }
pub enum R151 { V0, V1(Vec<u8>), V2 }
pub enum R152 { V0, V1 }
pub enum R153 { V0(u16, *const u8, Align16), V1(u32), V2(u8), V3, V4 }
#[repr(u32)] pub enum R154 { V0, V1, V2 }
#[repr(packed)] pub struct R155 { f0: Option<bool>, f1: &'static [u8], f2: bool, f3: [u16;2] }
pub enum R156 { V0(Option<bool>), V1(Option<u32>, [bool;2], u128), V2(f32, Option<u8>, ()), V3(f64), V4 }
pub union R157 { f0: ManuallyDrop<[bool;2]> }
#[repr(C, align(4))] pub struct R158 { f0: CStruct, f1: NonZeroU8, f2: Inner }
#[repr(align(8))] pub struct R159 { f0: UnsafeCell<&'static u8>, f1: Option<u8>, f2: f32, f3: (), f4: Void, f5: MaybeUninit<bool> }
#[repr(u32)] pub enum R160 { V0 = 1070603178, V1 = 3378776682, V2 = 2663389906 }
pub struct R161 { f0: Align16 }
#[repr(C)] pub struct R162 { f0: u8, f1: u8, f2: f64, f3: Result<u32,()>, f4: NonNull<u8> }
pub union R163 { f0: ManuallyDrop<Option<u8>> }
pub enum R164 { V0 = 69251, V1 = 26320, V2 = 62295 }
pub enum R165 { V0, V1(Three), V2(Void, u64) }
#[repr(align(8))] pub enum R166 { V0, V1(u128, Packed, Option<Box<u8>>), V2, V3(NonNull<u8>), V4(Result<u32,()>, [u8;3]) }
pub enum R167 { V0 = 38122, V1 = 12848, V2 = 29954 }
pub enum R168 { V0 }
pub enum R169 { V0(f32, u32, [u32;0]), V1, V2(*const u8, [u8;3]), V3(bool, Packed) }
#[repr(C, u8)] pub enum R170 { V0, V1, V2(bool), V3(usize, CStruct), V4(Option<Box<u8>>), V5(Two), V6(Void, &'static [u8]) }
pub enum R171 { V0((u8,bool), PhantomData<u8>), V1(Option<char>, Packed) }
pub enum R172 { V0(Option<u32>), V1(One) }
pub enum R173 { V0(u64) }
pub enum R174 { V0, V1, V2(UnsafeCell<&'static u8>, Three) }
pub union R175 { f0: ManuallyDrop<&'static [u8]>, f1: ManuallyDrop<i8> }
#[repr(i16)] pub enum R176 { V0, V1(Result<u32,()>, char, i32) }
#[repr(C)] pub enum R177 { V0 = 46, V1 = 157 }
pub struct R178 { f0: f32, f1: u32, f2: Gap, f3: [u8;4], f4: NonZeroU8 }
pub enum R179 { V0(PhantomData<u8>, [u64;2]), V1 }
pub enum R180 { V0(One, (u8,bool)), V1(Inner, ManuallyDrop<bool>, Box<u8>), V2(usize) }
pub enum R181 { V0(char), V1, V2, V3(i8), V4, V5(NonZeroU8, Inner, u128), V6((), f32, Result<u32,()>) }
#[repr(align(8))] pub enum R182 { V0, V1 }
#[repr(i16)] pub enum R183 { V0, V1(u64), V2([u8;4]), V3, V4(Align16), V5(CStruct), V6(Vec<u8>) }
pub struct R184 { f0: Two, f1: Result<u32,()>, f2: [u32;0], f3: Signed }
#[repr(align(8))] pub enum R185 { V0 = 89, V1 = 60, V2 = 7 }
#[repr(packed)] pub struct R186 { f0: f64, f1: MaybeUninit<bool>, f2: Vec<u8> }
pub struct R187 { f0: One, f1: (u8,bool), f2: f64, f3: i8, f4: &'static [u8], f5: [u16;2] }
pub enum R188 { V0, V1(CStruct, CStruct, Cell<bool>), V2(bool) }
#[repr(C)] pub enum R189 { V0, V1(u128, u32, One), V2 }
pub enum R190 { V0(bool, u128, Vec<u8>), V1(Option<u8>), V2(Cell<bool>, (u8,bool)), V3, V4 }
pub struct R191 { f0: Cell<bool>, f1: (u32,u8), f2: u32, f3: UnsafeCell<&'static u8> }
pub enum R192 { V0, V1(bool, Signed, One), V2 }
pub struct R193 { f0: Option<u32>, f1: (u8,bool), f2: Option<u32>, f3: Void, f4: usize }
#[repr(u32)] pub enum R194 { V0([u16;2]), V1(i32) }
pub enum R195 { V0(ManuallyDrop<bool>, f64, CStruct), V1(PhantomData<u8>, (u32,u8), ()) }
pub enum R196 { V0 = 39441, V1 = 27647 }
#[repr(C, u8)] pub enum R197 { V0(Cell<bool>), V1(Option<bool>, Inner, Option<char>), V2, V3, V4(char) }
pub struct R198 { f0: Packed }
#[repr(packed)] pub struct R199 { f0: Cell<bool>, f1: Option<Box<u8>> }
pub enum R200 { V0(Inner, &'static u8), V1, V2(ManuallyDrop<bool>, CStruct) }
pub struct R201 { f0: u8, f1: [u8;4] }
pub struct R202 { f0: GapU8 }
pub enum R203 { V0((), fn(), char), V1, V2 }
#[repr(u8)] pub enum R204 { V0, V1(u16, [bool;2]), V2, V3 }
#[repr(C, u8)] pub enum R205 { V0(CStruct, UnsafeCell<&'static u8>, Align16), V1 }
#[repr(i16)] pub enum R206 { V0(Cell<bool>, i32, CStruct), V1(u8), V2 }
pub struct R207 { f0: u8, f1: u16, f2: Three }
#[repr(packed(2))] pub struct R208 { f0: usize, f1: &'static [u8], f2: Option<u8>, f3: CStruct }
pub struct R209 { f0: u8, f1: (u8,bool), f2: bool }
pub struct R210 { f0: ManuallyDrop<bool> }
pub enum R211 { V0(f32), V1([u64;2]), V2(Option<char>) }
pub enum R212 { V0 = 8771, V1 = 9618, V2 = 3406 }
#[repr(C)] pub enum R213 { V0(UnsafeCell<&'static u8>, bool), V1 }
#[repr(u8)] pub enum R214 { V0(Box<u8>, u8, [u64;2]), V1(u128) }
#[repr(C, u8)] pub enum R215 { V0(u8), V1, V2(NonZeroU32), V3, V4, V5, V6(bool, ManuallyDrop<bool>) }
pub struct R216 { f0: Packed, f1: [u32;0], f2: NonNull<u8> }
pub union R217 { f0: ManuallyDrop<i32>, f1: ManuallyDrop<NonNull<u8>>, f2: ManuallyDrop<(u32,u8)>, f3: ManuallyDrop<Two> }
pub enum R218 { V0 = 82, V1 = 42 }
pub struct R219 { f0: (u8,bool), f1: UnsafeCell<&'static u8>, f2: Box<u8>, f3: Cell<bool> }
#[repr(C)] pub enum R220 { V0, V1(i8, Inner, ManuallyDrop<bool>), V2(&'static [u8], [u32;0]) }
pub struct R221 { f0: [bool;2], f1: Signed, f2: One, f3: PhantomData<u8>, f4: [u32;0] }
pub enum R222 { V0, V1([u32;0]), V2(Vec<u8>) }
pub struct R223 { f0: u16, f1: &'static u8, f2: (u8,bool), f3: Option<u8>, f4: usize }
#[repr(C, align(4))] pub struct R224 { f0: &'static [u8] }
pub enum R225 { V0, V1(One), V2([u32;0], One), V3(NonZeroU8), V4 }
pub enum R226 { V0((u32,u8)), V1([u32;0]), V2(Packed) }
pub struct R227 { f0: f32, f1: NonZeroU32, f2: char, f3: Two }
#[repr(align(8))] pub struct R228 { f0: [u64;2] }
pub enum R229 { V0 = 173, V1 = 82, V2 = 174, V3 = 34, V4 = 257 }
#[repr(align(8))] pub enum R230 { V0(i8, u16), V1, V2 }
pub enum R231 { V0 }
pub enum R232 { V0, V1, V2 }
#[repr(u32)] pub enum R233 { V0, V1(*const u8, &'static [u8], f32), V2, V3((u32,u8), Option<bool>, Three) }
#[repr(u32)] pub enum R234 { V0, V1, V2(u32), V3(Vec<u8>), V4, V5, V6(Option<u32>) }
#[repr(packed(2))] pub struct R235 { f0: Inner, f1: fn(), f2: u8, f3: (u8,bool), f4: i8 }
pub struct R236 { f0: Three }
pub enum R237 { V0, V1(ManuallyDrop<bool>) }
#[repr(align(8))] pub enum R238 { V0 = 29255, V1 = 47154 }
pub struct R239 { f0: Align16, f1: u32, f2: MaybeUninit<bool>, f3: Result<u32,()>, f4: Vec<u8>, f5: i32 }
pub struct R240 { f0: Signed, f1: &'static u8, f2: Box<u8> }
#[repr(C, u8)] pub enum R241 { V0, V1 }
#[repr(C, u8)] pub enum R242 { V0, V1(NonZeroU8), V2(Option<u32>) }
#[repr(C, packed(2))] pub struct R243 { f0: Two }
#[repr(align(8))] pub enum R244 { V0(i32, u128, [u32;0]), V1([u16;2], Two, MaybeUninit<bool>), V2(()) }
#[repr(packed(2))] pub struct R245 { f0: Option<u8>, f1: u128 }
pub struct R246 { f0: [u64;2] }
pub enum R247 { V0 = 30078, V1 = 65378 }
#[repr(i16)] pub enum R248 { V0(*const u8, u128, Two), V1(u128), V2(Option<Box<u8>>, NonZeroU8), V3(f64, Option<bool>, Box<u8>), V4(Gap), V5([u8;3], Cell<bool>, char), V6 }
pub struct R249 { f0: (u8,bool), f1: *const u8, f2: Void, f3: Option<Box<u8>>, f4: f32 }
#[repr(C)] pub struct R250 { f0: Two, f1: bool, f2: CStruct }
#[repr(C)] pub enum R251 { V0(Void, One, Box<u8>), V1(u16), V2(f64) }
#[repr(C, u8)] pub enum R252 { V0, V1(UnsafeCell<&'static u8>), V2, V3(u16, usize, u128), V4, V5(Vec<u8>), V6(char) }
pub enum R253 { V0, V1([u8;3], [bool;2]), V2(Inner), V3, V4 }
pub enum R254 { V0, V1(One, f32, bool), V2, V3(Result<u32,()>), V4([u8;4]), V5(u64), V6(ManuallyDrop<bool>) }
pub enum R255 { V0(Option<bool>), V1(Cell<bool>), V2(*const u8, (u8,bool), [u64;2]), V3(Two), V4, V5, V6([u8;3]) }
pub struct R256 { f0: CStruct, f1: Option<u8> }
pub enum R257 { V0, V1(NonZeroU8), V2(UnsafeCell<&'static u8>, Vec<u8>, Option<bool>), V3([bool;2]), V4(Packed, [u16;2], Three), V5(u16), V6(CStruct, NonNull<u8>) }
pub enum R258 { V0 = 65063, V1 = 29781, V2 = 54070 }
#[repr(C)] pub struct R259 { f0: MaybeUninit<bool>, f1: (u8,bool) }
pub enum R260 { V0, V1(Box<u8>) }
#[repr(align(8))] pub union R261 { f0: ManuallyDrop<f64>, f1: ManuallyDrop<Gap> }
pub enum R262 { V0(Option<char>, usize, CStruct), V1, V2(()) }
#[repr(C, align(4))] pub struct R263 { f0: PhantomData<u8>, f1: (u32,u8), f2: Gap, f3: [u64;2] }
#[repr(C)] pub struct R264 { f0: PhantomData<u8>, f1: *const u8, f2: Option<u8>, f3: usize, f4: Vec<u8> }
pub union R265 { f0: ManuallyDrop<Three>, f1: ManuallyDrop<f64> }
pub struct R266 { f0: &'static [u8], f1: Inner, f2: (u8,bool) }
pub enum R267 { V0(u32, [bool;2], CStruct), V1(fn(), Void, Vec<u8>) }
pub enum R268 { V0 = 249, V1 = 83, V2 = 135 }
#[repr(C)] pub enum R269 { V0 = 49826, V1 = 8871, V2 = 576, V3 = 55570 }
pub enum R270 { V0, V1((u32,u8)), V2(One) }
pub enum R271 { V0 = 33264, V1 = 26049, V2 = 31181, V3 = 2803, V4 = 1744, V5 = 4374, V6 = 68721 }
pub enum R272 { V0 = 80, V1 = 41, V2 = 158, V3 = 191, V4 = 300, V5 = 2, V6 = 195 }
pub enum R273 { V0([u8;3], Void), V1(PhantomData<u8>, fn(), Gap), V2(*const u8, One, NonZeroU32), V3([u32;0], NonZeroU32), V4, V5([u8;4]), V6 }
#[repr(C, align(4))] pub struct R274 { f0: u16, f1: u128, f2: u8 }
pub enum R275 { V0 = 104, V1 = 277, V2 = 294, V3 = 85 }
pub enum R276 { V0 = 285, V1 = 261 }
#[repr(C, u8)] pub enum R277 { V0, V1(f32), V2 }
#[repr(C, u8)] pub enum R278 { V0 = 48, V1 = 19, V2 = 225, V3 = 114, V4 = 136 }
pub struct R279 { f0: i32, f1: [u64;2] }
pub enum R280 { V0(CStruct, (u32,u8)), V1(Three), V2(Box<u8>, u8, bool) }
pub enum R281 { V0((u32,u8), (u32,u8)), V1(f64, i32), V2(f64, &'static [u8]) }
pub enum R282 { V0, V1(u128), V2(Inner) }
pub struct R283 { f0: *const u8, f1: [u8;3], f2: fn(), f3: u16, f4: Option<u32> }
pub enum R284 { V0(bool), V1(MaybeUninit<bool>), V2 }
#[repr(C, u8)] pub enum R285 { V0, V1(UnsafeCell<&'static u8>, Option<Box<u8>>, CStruct), V2, V3(bool, Packed, Option<Box<u8>>), V4(NonZeroU32, Option<char>) }
pub enum R286 { V0(Signed), V1(Box<u8>), V2(bool), V3(MaybeUninit<bool>) }
#[repr(u8)] pub enum R287 { V0 = 9, V1 = 237, V2 = 11 }
pub struct R288 { f0: (u32,u8), f1: () }
pub enum R289 { V0([u64;2]), V1(Gap), V2 }
pub enum R290 { V0 = 2758, V1 = 13639, V2 = 28519 }
pub enum R291 { V0 = 30541, V1 = 65071, V2 = 35837 }
#[repr(C, u8)] pub enum R292 { V0 = 237, V1 = 251, V2 = 166 }
pub enum R293 { V0, V1(Result<u32,()>, Inner, u64) }
#[repr(align(8))] pub enum R294 { V0(Align16, &'static [u8], i8), V1([u8;4]), V2(Signed) }
#[repr(u32)] pub enum R295 { V0(Signed), V1(bool, Packed, [u8;4]) }
#[repr(align(8))] pub struct R296 { f0: UnsafeCell<&'static u8>, f1: Vec<u8>, f2: Void, f3: Packed }
pub enum R297 { V0(f32), V1, V2(Gap), V3(Option<char>), V4, V5, V6(bool) }
pub struct R298 { f0: u32, f1: (), f2: Result<u32,()>, f3: One }
#[repr(align(8))] pub union R299 { f0: ManuallyDrop<PhantomData<u8>> }
#[repr(i16)] pub enum R300 { V0(One), V1(Align16, u128, Option<bool>), V2(i32) }
pub enum R301 { V0 = 25398, V1 = 19382, V2 = 18384, V3 = 35291, V4 = 5103, V5 = 43699, V6 = 18166 }
#[repr(align(8))] pub enum R302 { V0(Align16), V1, V2(Option<Box<u8>>, CStruct, Signed) }
#[repr(u32)] pub enum R303 { V0(Option<char>), V1(u8) }
pub struct R304 { f0: Gap, f1: u16, f2: (), f3: [u16;2] }
#[repr(align(8))] pub enum R305 { V0 = 45462, V1 = 13587, V2 = 24437 }
#[repr(C, packed(2))] pub struct R306 { f0: [bool;2], f1: u8, f2: Option<bool> }
#[repr(C, u8)] pub enum R307 { V0(Signed), V1(NonZeroU32, NonNull<u8>), V2(Packed, MaybeUninit<bool>, char), V3 }
pub enum R308 { V0(UnsafeCell<&'static u8>), V1(PhantomData<u8>, bool), V2, V3(Cell<bool>, [u32;0], f32), V4(NonNull<u8>, i8, Vec<u8>) }
pub enum R309 { V0(char, PhantomData<u8>), V1 }
pub enum R310 { V0 = 20430, V1 = 62857 }
#[repr(align(8))] pub union R311 { f0: ManuallyDrop<i8>, f1: ManuallyDrop<char>, f2: ManuallyDrop<PhantomData<u8>>, f3: ManuallyDrop<Gap> }
pub union R312 { f0: ManuallyDrop<()>, f1: ManuallyDrop<&'static [u8]>, f2: ManuallyDrop<[u8;4]> }
pub enum R313 { V0([u32;0]), V1(bool), V2 }
#[repr(u32)] pub enum R314 { V0(Two), V1(CStruct), V2 }
#[repr(i16)] pub enum R315 { V0, V1(Void, NonNull<u8>), V2(u64, u8, Vec<u8>) }
#[repr(align(8))] pub struct R316 { f0: u128, f1: PhantomData<u8>, f2: u8 }
pub enum R317 { V0(Void), V1, V2(u32) }
pub enum R318 { V0 = 73, V1 = 76, V2 = 212, V3 = 131, V4 = 211, V5 = 11, V6 = 27 }
#[repr(align(8))] pub struct R319 { f0: u64 }
#[repr(u32)] pub enum R320 { V0(i8, Result<u32,()>), V1([bool;2]), V2(Vec<u8>) }
pub enum R321 { V0, V1(NonZeroU32), V2(i8, Three) }
pub struct R322 { f0: Option<bool>, f1: [u16;2], f2: Signed, f3: Void, f4: bool, f5: Vec<u8> }
pub struct R323 { f0: NonZeroU32 }
#[repr(align(8))] pub enum R324 { V0(Void), V1(bool), V2(Option<Box<u8>>, Result<u32,()>) }
pub enum R325 { V0(ManuallyDrop<bool>) }
pub enum R326 { V0([u8;3]), V1(NonNull<u8>), V2 }
pub enum R327 { V0 = 24053, V1 = 30489 }
#[repr(C, u8)] pub enum R328 { V0(ManuallyDrop<bool>), V1, V2(Option<char>), V3(u8, [u16;2], i8), V4(&'static [u8]) }
#[repr(C, packed(2))] pub struct R329 { f0: [u8;4] }
#[repr(C, packed(2))] pub struct R330 { f0: i8 }
#[repr(C, packed(2))] pub struct R331 { f0: NonNull<u8>, f1: NonZeroU32, f2: Result<u32,()>, f3: u32 }
pub struct R332 { f0: Inner, f1: One, f2: fn() }
pub struct R333 { f0: char, f1: Option<char>, f2: Option<u8>, f3: Align16, f4: u8, f5: NonNull<u8> }
pub enum R334 { V0(Cell<bool>, GapU8), V1([u16;2]), V2, V3(Gap, MaybeUninit<bool>, Option<u8>) }
#[repr(C, packed(2))] pub struct R335 { f0: Two, f1: (), f2: [u64;2], f3: Packed, f4: char, f5: Box<u8> }
pub struct R336 { f0: Packed, f1: bool }
#[repr(align(8))] pub union R337 { f0: ManuallyDrop<NonZeroU32>, f1: ManuallyDrop<u8> }
pub struct R338 { f0: u32, f1: f64, f2: NonZeroU32, f3: Vec<u8> }
pub enum R339 { V0, V1 }
pub union R340 { f0: ManuallyDrop<Void>, f1: ManuallyDrop<CStruct> }
#[repr(C)] pub union R341 { f0: ManuallyDrop<Option<u32>> }
pub enum R342 { V0 = 37758, V1 = 63361, V2 = 58699 }
pub struct R343 { f0: i8, f1: Vec<u8>, f2: MaybeUninit<bool> }
pub struct R344 { f0: ManuallyDrop<bool>, f1: GapU8 }
pub enum R345 { V0 = 1116, V1 = 1381, V2 = 48062, V3 = 45129, V4 = 31107, V5 = 26399, V6 = 40775 }
#[repr(packed(2))] pub struct R346 { f0: Two }
#[repr(packed(2))] pub struct R347 { f0: Option<bool>, f1: Inner, f2: [u64;2] }
#[repr(align(8))] pub enum R348 { V0(Cell<bool>), V1, V2(Gap), V3 }
#[repr(i16)] pub enum R349 { V0 = -11481, V1 = 19084, V2 = 16942, V3 = 25665, V4 = 9836, V5 = 7342, V6 = -28108 }
#[repr(C, u8)] pub enum R350 { V0, V1, V2(Cell<bool>) }
pub struct R351 { f0: bool }
pub enum R352 { V0(NonZeroU32), V1(u128, [u8;3], Option<u32>) }
#[repr(C)] pub struct R353 { f0: [u8;4], f1: Three, f2: GapU8 }
#[repr(C)] pub enum R354 { V0 = 256, V1 = 52, V2 = 126, V3 = 19, V4 = 273, V5 = 103, V6 = 201 }
pub enum R355 { V0(fn(), Vec<u8>, Signed), V1(i32), V2(f64, NonNull<u8>), V3(u16, &'static u8, &'static [u8]), V4 }
pub enum R356 { V0 = 22412 }
pub struct R357 { f0: [bool;2], f1: u64, f2: u8, f3: Align16, f4: Align16 }
pub struct R358 { f0: Result<u32,()>, f1: i32, f2: u16, f3: u16 }
#[repr(packed(2))] pub struct R359 { f0: (u32,u8), f1: i32, f2: [u8;4], f3: (u8,bool), f4: PhantomData<u8> }
#[repr(align(8))] pub union R360 { f0: ManuallyDrop<Option<u32>>, f1: ManuallyDrop<Option<u32>> }
pub enum R361 { V0(One, Gap, Vec<u8>), V1(GapU8), V2(bool, Signed) }
#[repr(u8)] pub enum R362 { V0 = 198, V1 = 32 }
#[repr(C, packed(2))] pub struct R363 { f0: Inner, f1: [u32;0], f2: (), f3: bool }
pub struct R364 { f0: Result<u32,()>, f1: i32, f2: Vec<u8>, f3: Cell<bool> }
#[repr(C, align(4))] pub struct R365 { f0: Option<char>, f1: [u8;3], f2: u64 }
pub enum R366 { V0 = 58 }
#[repr(u32)] pub enum R367 { V0(Cell<bool>) }
pub enum R368 { V0 = 19230, V1 = 6323, V2 = 16308, V3 = 41440, V4 = 60085 }
pub enum R369 { V0(bool), V1(u8), V2, V3([u16;2]) }
pub struct R370 { f0: &'static [u8], f1: Align16, f2: Cell<bool> }
#[repr(align(8))] pub struct R371 { f0: &'static [u8] }
pub enum R372 { V0(u32), V1(Gap, CStruct, u16), V2(PhantomData<u8>) }
pub enum R373 { V0, V1(Align16), V2(PhantomData<u8>) }
pub struct R374 { f0: *const u8, f1: () }
#[repr(packed)] pub struct R375 { f0: fn(), f1: (u8,bool), f2: NonZeroU32 }
pub enum R376 { V0 }
pub struct R377 { f0: Option<bool>, f1: NonZeroU32, f2: Cell<bool>, f3: Option<bool>, f4: u128 }
pub struct R378 { f0: PhantomData<u8>, f1: (u32,u8) }
#[repr(C, align(4))] pub struct R379 { f0: Void, f1: GapU8, f2: [u16;2], f3: Two }
pub enum R380 { V0, V1(One), V2(u8), V3([u16;2], (u32,u8)), V4(()) }
#[repr(C)] pub enum R381 { V0, V1(Align16), V2(i8) }
#[repr(C, align(4))] pub struct R382 { f0: Inner, f1: Option<bool>, f2: NonZeroU8, f3: [u16;2] }
#[repr(C, align(4))] pub struct R383 { f0: Result<u32,()> }
pub enum R384 { V0 = 35088, V1 = 1756, V2 = 23345, V3 = 17353, V4 = 38608 }
#[repr(C)] pub enum R385 { V0 = 257, V1 = 31, V2 = 266 }
#[repr(i16)] pub enum R386 { V0, V1, V2, V3([u8;4], CStruct) }
#[repr(C)] pub union R387 { f0: ManuallyDrop<NonZeroU32>, f1: ManuallyDrop<ManuallyDrop<bool>>, f2: ManuallyDrop<Gap> }
pub enum R388 { V0, V1, V2 }
#[repr(C, u8)] pub enum R389 { V0(NonNull<u8>, Signed), V1, V2(u8), V3(&'static [u8]), V4(NonZeroU32, &'static u8, [u64;2]), V5(NonZeroU32), V6(Result<u32,()>) }
#[repr(C, packed(2))] pub struct R390 { f0: [u64;2], f1: u8, f2: Result<u32,()>, f3: u64, f4: Box<u8> }
pub enum R391 { V0, V1(Option<u8>, NonNull<u8>), V2(GapU8, Void, (u32,u8)) }
pub enum R392 { V0(usize, u8), V1([u8;4], Option<Box<u8>>, Option<u8>), V2, V3(usize, Option<Box<u8>>, Vec<u8>), V4(f32) }
pub enum R393 { V0(&'static u8), V1, V2, V3(u64), V4 }
pub enum R394 { V0(bool, ManuallyDrop<bool>, Gap), V1((u8,bool), (u8,bool), MaybeUninit<bool>), V2(NonZeroU8) }
pub enum R395 { V0(Option<char>, [u32;0], &'static u8), V1(PhantomData<u8>, PhantomData<u8>), V2(Inner), V3 }
#[repr(u32)] pub enum R396 { V0 = 3832456908, V1 = 1394308534, V2 = 1720552609 }
#[repr(C)] pub enum R397 { V0, V1 }
pub enum R398 { V0 = 63771, V1 = 13926, V2 = 31179, V3 = 30958, V4 = 31936, V5 = 23202, V6 = 55505 }
#[repr(i16)] pub enum R399 { V0([u8;3]) }
#[repr(align(8))] pub enum R400 { V0 = 122, V1 = 26, V2 = 151 }
pub struct R401 { f0: (), f1: u32, f2: [bool;2], f3: NonZeroU8, f4: u128 }
pub struct R402 { f0: [bool;2], f1: [u64;2] }
pub enum R403 { V0, V1, V2(NonZeroU8), V3(f64) }
#[repr(C)] pub struct R404 { f0: GapU8, f1: &'static u8, f2: (u32,u8), f3: [u8;3], f4: &'static u8, f5: (u32,u8) }
#[repr(C)] pub union R405 { f0: ManuallyDrop<Vec<u8>>, f1: ManuallyDrop<u64>, f2: ManuallyDrop<u16> }
pub union R406 { f0: ManuallyDrop<Option<bool>>, f1: ManuallyDrop<Option<u32>>, f2: ManuallyDrop<i8>, f3: ManuallyDrop<Option<Box<u8>>> }
pub struct R407 { f0: MaybeUninit<bool> }
pub enum R408 { V0([u64;2]), V1(PhantomData<u8>) }
#[repr(C)] pub struct R409 { f0: u8 }
pub enum R410 { V0(Option<Box<u8>>, Inner), V1(Vec<u8>), V2(UnsafeCell<&'static u8>), V3(Option<u8>, Option<char>, ()) }
#[repr(C, u8)] pub enum R411 { V0(UnsafeCell<&'static u8>, Two, u8), V1(f32, u128) }
pub struct R412 { f0: u128, f1: ManuallyDrop<bool>, f2: Two, f3: &'static [u8], f4: Option<Box<u8>> }
#[repr(i16)] pub enum R413 { V0, V1 }
pub enum R414 { V0(UnsafeCell<&'static u8>) }
#[repr(u32)] pub enum R415 { V0, V1(bool, Option<u8>, UnsafeCell<&'static u8>), V2(Vec<u8>) }
pub enum R416 { V0, V1((), NonZeroU32), V2 }
#[repr(C, u8)] pub enum R417 { V0, V1(NonZeroU8), V2, V3 }
#[repr(C)] pub struct R418 { f0: f64 }
pub struct R419 { f0: bool, f1: bool, f2: [u8;4] }
#[repr(packed(2))] pub struct R420 { f0: Signed, f1: GapU8, f2: (), f3: (u32,u8), f4: Cell<bool> }
#[repr(C)] pub enum R421 { V0, V1, V2(fn()), V3(*const u8) }
pub struct R422 { f0: NonNull<u8> }
pub struct R423 { f0: [u64;2], f1: [u32;0], f2: bool, f3: Option<char>, f4: Option<bool> }
pub enum R424 { V0(bool, bool), V1([u8;3]), V2, V3(GapU8, [u8;4]) }
pub struct R425 { f0: [u16;2], f1: Two }
#[repr(u32)] pub enum R426 { V0, V1(NonNull<u8>, UnsafeCell<&'static u8>, [u16;2]), V2(f32, GapU8) }
#[repr(i16)] pub enum R427 { V0(UnsafeCell<&'static u8>, ManuallyDrop<bool>, [u64;2]), V1([u8;4], Gap, usize), V2(u64, MaybeUninit<bool>) }
#[repr(align(8))] pub struct R428 { f0: Cell<bool> }
#[repr(align(8))] pub enum R429 { V0, V1(bool), V2(usize) }
#[repr(C)] pub enum R430 { V0(Gap), V1, V2(Align16), V3([u16;2]) }
pub enum R431 { V0(Option<u32>), V1, V2 }
#[repr(i16)] pub enum R432 { V0(char) }
pub struct R433 { f0: ManuallyDrop<bool> }
pub enum R434 { V0 = 236, V1 = 292, V2 = 293, V3 = 91 }
#[repr(align(8))] pub enum R435 { V0(CStruct), V1(MaybeUninit<bool>) }
pub enum R436 { V0, V1(Option<u8>, fn()) }
#[repr(u8)] pub enum R437 { V0(NonNull<u8>, Option<Box<u8>>), V1(Option<Box<u8>>) }
pub struct R438 { f0: Inner, f1: Align16, f2: *const u8, f3: [bool;2], f4: Packed }
#[repr(u8)] pub enum R439 { V0, V1(Box<u8>, [bool;2]), V2([u32;0]) }
pub enum R440 { V0(u128, PhantomData<u8>, Three), V1(f32), V2(NonZeroU32), V3 }
#[repr(C, align(4))] pub struct R441 { f0: Option<Box<u8>>, f1: [u32;0], f2: [u16;2], f3: One, f4: () }
pub enum R442 { V0(Signed, bool), V1(Result<u32,()>), V2((), NonNull<u8>, NonZeroU8) }
pub enum R443 { V0(Option<u32>), V1(NonZeroU8), V2(Align16), V3([u8;4]), V4([u32;0], f64, [u16;2]), V5, V6(Inner, NonZeroU8, Option<u32>) }
pub struct R444 { f0: u8, f1: Void, f2: u64, f3: bool, f4: fn(), f5: [u8;3] }
#[repr(align(8))] pub enum R445 { V0 = 66, V1 = 141, V2 = 46 }
#[repr(C, align(4))] pub struct R446 { f0: Option<char>, f1: i32, f2: Signed, f3: NonNull<u8>, f4: u8, f5: bool }
#[repr(C, align(4))] pub struct R447 { f0: f64, f1: ManuallyDrop<bool>, f2: [u8;3], f3: Option<Box<u8>>, f4: u16, f5: ManuallyDrop<bool> }
pub enum R448 { V0([u64;2], &'static u8), V1(GapU8, i8), V2(MaybeUninit<bool>, One) }
#[repr(C, u8)] pub enum R449 { V0([u64;2]), V1([u8;3], Three), V2(NonZeroU8) }
pub enum R450 { V0 = 143, V1 = 173 }
pub struct R451 { f0: NonNull<u8>, f1: Align16 }
pub struct R452 { f0: bool, f1: u16, f2: (), f3: PhantomData<u8> }
#[repr(align(8))] pub enum R453 { V0(Option<bool>), V1, V2(MaybeUninit<bool>) }
pub enum R454 { V0 = 61294, V1 = 25722, V2 = 31770, V3 = 12594 }
#[repr(C)] pub enum R455 { V0, V1(Option<char>, &'static u8) }
pub enum R456 { V0(Option<Box<u8>>) }
#[repr(align(8))] pub enum R457 { V0 = 68655, V1 = 54978, V2 = 28981 }
pub struct R458 { f0: Option<bool>, f1: Option<u32>, f2: Option<bool>, f3: *const u8, f4: Inner, f5: &'static [u8] }
#[repr(C, packed(2))] pub struct R459 { f0: &'static u8, f1: [bool;2] }
pub struct R460 { f0: Three, f1: f32, f2: f32, f3: Cell<bool>, f4: Option<bool>, f5: PhantomData<u8> }
#[repr(i16)] pub enum R461 { V0 = 9522 }
#[repr(align(8))] pub enum R462 { V0(MaybeUninit<bool>), V1, V2(u8), V3(u8), V4 }
pub enum R463 { V0(CStruct), V1, V2(bool), V3, V4(Option<Box<u8>>, [u8;3]), V5, V6([bool;2]) }
pub struct R464 { f0: Three, f1: GapU8, f2: Signed, f3: Align16, f4: u32, f5: [bool;2] }
pub struct R465 { f0: char, f1: *const u8, f2: char }
pub struct R466 { f0: f32, f1: *const u8, f2: fn() }
#[repr(align(8))] pub enum R467 { V0, V1, V2, V3(PhantomData<u8>), V4(Option<u8>, u8) }
pub enum R468 { V0 }
pub struct R469 { f0: MaybeUninit<bool>, f1: Gap, f2: &'static u8, f3: u128, f4: GapU8, f5: (u8,bool) }
pub enum R470 { V0(Inner) }
#[repr(u32)] pub enum R471 { V0(u32), V1(&'static u8, (u8,bool)), V2, V3, V4((u8,bool)), V5(UnsafeCell<&'static u8>), V6(Option<u8>, fn(), Packed) }
pub enum R472 { V0(u8) }
#[repr(C)] pub enum R473 { V0, V1(fn(), PhantomData<u8>, u128), V2(&'static [u8], f32, PhantomData<u8>), V3(NonNull<u8>) }
#[repr(u32)] pub enum R474 { V0 = 2011698693, V1 = 3722322824, V2 = 938782493, V3 = 1181554655, V4 = 4050494546, V5 = 3747495046, V6 = 87300015 }
#[repr(align(8))] pub union R475 { f0: ManuallyDrop<Option<bool>>, f1: ManuallyDrop<Option<u8>>, f2: ManuallyDrop<bool> }
#[repr(u8)] pub enum R476 { V0 }
#[repr(C, u8)] pub enum R477 { V0([bool;2]), V1(f32, Option<Box<u8>>, u8), V2(char, usize, (u8,bool)), V3, V4 }
#[repr(i16)] pub enum R478 { V0(Option<u8>) }
#[repr(u32)] pub enum R479 { V0(Two) }
pub enum R480 { V0(Box<u8>, i8, u32), V1(Signed, [u16;2]), V2(Cell<bool>, fn(), [bool;2]) }
#[repr(u8)] pub enum R481 { V0(Two, [bool;2], Three), V1(Inner, Option<char>), V2, V3(bool) }
pub enum R482 { V0(Gap, u8), V1(Result<u32,()>), V2, V3(Two) }
pub enum R483 { V0 = 156 }
pub enum R484 { V0(Option<u8>, Option<u8>, PhantomData<u8>), V1(Box<u8>), V2(ManuallyDrop<bool>, Box<u8>, u64) }
#[repr(i16)] pub enum R485 { V0(Void, ManuallyDrop<bool>), V1, V2, V3, V4(Three, Option<bool>, [u8;3]), V5(Option<u32>), V6(usize) }
#[repr(packed(2))] pub struct R486 { f0: fn(), f1: u8, f2: &'static u8, f3: UnsafeCell<&'static u8>, f4: [bool;2], f5: Box<u8> }
pub struct R487 { f0: GapU8, f1: Vec<u8> }
#[repr(align(8))] pub struct R488 { f0: i32, f1: Inner }
pub enum R489 { V0, V1(Gap), V2 }
#[repr(C, u8)] pub enum R490 { V0(i8, Result<u32,()>) }
#[repr(align(8))] pub struct R491 { f0: Option<Box<u8>>, f1: Option<char>, f2: Packed, f3: usize, f4: [u16;2], f5: [u8;3] }
pub enum R492 { V0(ManuallyDrop<bool>, Option<char>, Vec<u8>), V1(NonZeroU8) }
pub struct R493 { f0: Cell<bool>, f1: u8, f2: Option<Box<u8>>, f3: i32 }
#[repr(C, align(4))] pub struct R494 { f0: [u8;4], f1: NonZeroU32, f2: [u32;0], f3: Option<u32>, f4: Three }
pub struct R495 { f0: PhantomData<u8>, f1: GapU8, f2: Align16 }
#[repr(C)] pub struct R496 { f0: NonNull<u8> }
#[repr(align(8))] pub struct R497 { f0: [u8;4], f1: usize, f2: usize }
#[repr(C, packed(2))] pub struct R498 { f0: i8 }
#[repr(C, u8)] pub enum R499 { V0 = 108, V1 = 95, V2 = 150, V3 = 118, V4 = 146, V5 = 138, V6 = 110 }
pub struct R500 { f0: One, f1: u32 }
#[repr(align(8))] pub enum R501 { V0(NonZeroU8, (u32,u8), MaybeUninit<bool>), V1, V2(i8), V3, V4(Align16, Void, u128) }
pub struct R502 { f0: Box<u8>, f1: Inner, f2: Packed }
#[repr(packed)] pub struct R503 { f0: char, f1: u32, f2: PhantomData<u8>, f3: Void, f4: usize }
pub enum R504 { V0(CStruct), V1(Option<Box<u8>>), V2(Result<u32,()>) }
pub enum R505 { V0(Vec<u8>), V1(i8), V2([u8;3], NonZeroU8, u16), V3(u32, Cell<bool>, Result<u32,()>), V4((u8,bool)) }
pub struct R506 { f0: [u32;0], f1: &'static u8, f2: Option<char> }
pub enum R507 { V0(fn()), V1((u32,u8), Vec<u8>) }
pub struct R508 { f0: &'static u8, f1: NonZeroU8, f2: f64 }
pub union R509 { f0: ManuallyDrop<*const u8> }
pub union R510 { f0: ManuallyDrop<i8> }
#[repr(align(8))] pub struct R511 { f0: PhantomData<u8> }
#[repr(C, packed(2))] pub struct R512 { f0: Box<u8>, f1: [bool;2], f2: [bool;2], f3: Three, f4: UnsafeCell<&'static u8> }
#[repr(packed(2))] pub struct R513 { f0: u32, f1: bool, f2: i32 }
pub enum R514 { V0(f32, Cell<bool>), V1(f32, One, u32), V2, V3(Three) }
pub enum R515 { V0(Option<u8>), V1(f32) }
pub enum R516 { V0(MaybeUninit<bool>), V1(Option<u32>), V2(Align16), V3(One), V4(Option<bool>, NonNull<u8>, Option<char>), V5, V6 }
pub enum R517 { V0, V1, V2([u32;0], Three, i8), V3(Box<u8>, NonZeroU8, Option<char>), V4 }
pub enum R518 { V0((u8,bool), f64), V1(UnsafeCell<&'static u8>, Box<u8>), V2, V3(u64, i8) }
pub struct R519 { f0: *const u8, f1: Option<u32>, f2: Option<char> }
pub type T0 = ();
pub type T1 = u8;
pub type T2 = i128;
pub type T3 = u128;
pub type T4 = bool;
pub type T5 = char;
pub type T6 = f32;
pub type T7 = f64;
pub type T8 = usize;
pub type T9 = Void;
pub type T10 = One;
pub type T11 = Two;
pub type T12 = Three;
pub type T13 = Signed;
pub type T14 = Wide;
pub type T15 = Huge;
pub type T16 = Gap;
pub type T17 = GapU8;
pub type T18 = GapI8;
pub type T19 = GapI8b;
pub type T20 = GapU16;
pub type T21 = GapI64;
pub type T22 = GapU64;
pub type T23 = CLike;
pub type T24 = CLikeNeg;
pub type T25 = CData;
pub type T26 = CDataU8;
pub type T27 = DataU8;
pub type T28 = SingleU8;
pub type T29 = SingleUnit;
pub type T30 = CSingle;
pub type T31 = Aligned;
pub type T32 = Explicit;
pub type T33 = WithVoid;
pub type T34 = WithVoidSized;
pub type T35 = OnlyVoid;
pub type T36 = OnlyVoidSized;
pub type T37 = VoidFirst;
pub type T38 = VoidRepr;
pub type T39 = VoidC;
pub type T40 = Nested;
pub type T41 = Inner;
pub type T42 = Before;
pub type T43 = After;
pub type T44 = Refs;
pub type T45 = Mixed;
pub type T46 = MixedInt;
pub type T47 = MixedFloat;
pub type T48 = MixedUninit;
pub type T49 = Big;
pub type T50 = Aligns;
pub type T51 = Aligns2;
pub type T52 = ZeroAligned;
pub type T53 = ZeroAligned2;
pub type T54 = Empty;
pub type T55 = CStruct;
pub type T56 = CScalar;
pub type T57 = CPair;
pub type T58 = CBool;
pub type T59 = Trans;
pub type T60 = Packed;
pub type T61 = Packed2;
pub type T62 = Packed4;
pub type T63 = Align16;
pub type T64 = CAlign8;
pub type T65 = Align1;
pub type T66 = HoldsAligned;
pub type T67 = Tail<u8>;
pub type T68 = Tail<u64>;
pub type T69 = Tail<bool>;
pub type T70 = Tail<[u16;3]>;
pub type T71 = Tail2<u8>;
pub type T72 = NoTail<u8>;
pub type T73 = NoTail<u64>;
pub type T74 = NoTail<bool>;
pub type T75 = NicheTail;
pub type T76 = NicheEnd;
pub type T77 = NicheMid;
pub type T78 = CharBool;
pub type T79 = I128;
pub type T80 = U1;
pub type T81 = U2;
pub type T82 = U3;
pub type T83 = U4;
pub type T84 = U5;
pub type T85 = U6;
pub type T86 = CU;
pub type T87 = PU;
pub type T88 = AU;
pub type T89 = UArr;
pub type T90 = OneWrap;
pub type T91 = WideRef;
pub type T92 = Two16;
pub type T93 = Arrs;
pub type T94 = Arrs2;
pub type T95 = Inner3;
pub type T96 = &'static u8;
pub type T97 = &'static mut [u8];
pub type T98 = &'static str;
pub type T99 = *const [u16];
pub type T100 = *mut dyn Obj;
pub type T101 = &'static dyn Obj;
pub type T102 = &'static Tail<[u8]>;
pub type T103 = *const Tail<dyn Obj>;
pub type T104 = fn();
pub type T105 = Option<fn()>;
pub type T106 = Box<u8>;
pub type T107 = Box<[u8]>;
pub type T108 = Box<dyn Obj>;
pub type T109 = Vec<u8>;
pub type T110 = NonNull<u8>;
pub type T111 = NonNull<[u8]>;
pub type T112 = NonZeroU8;
pub type T113 = NonZeroU32;
pub type T114 = NonZeroU64;
pub type T115 = Cell<bool>;
pub type T116 = Cell<&'static u8>;
pub type T117 = UnsafeCell<Option<bool>>;
pub type T118 = MaybeUninit<bool>;
pub type T119 = MaybeUninit<(u8,u32)>;
pub type T120 = ManuallyDrop<bool>;
pub type T121 = ManuallyDrop<&'static [u8]>;
pub type T122 = PhantomData<u64>;
pub type T123 = [u8;0];
pub type T124 = [u32;3];
pub type T125 = [bool;2];
pub type T126 = [Void;0];
pub type T127 = [Void;2];
pub type T128 = (Void,u32);
pub type T129 = (u8,u32,u8);
pub type T130 = (u32,u8,u8);
pub type T131 = (bool,u8,u32);
pub type T132 = (u8,bool);
pub type T133 = (u32,bool);
pub type T134 = (u8,[u8;0],(),u16);
pub type T135 = Result<u32,()>;
pub type T136 = Result<u32,Void>;
pub type T137 = Result<(),bool>;
pub type T138 = Result<u8,u8>;
pub type T139 = Result<Box<u8>,Void>;
pub type T140 = Result<u64,&'static str>;
pub type T141 = Option<Vec<u8>>;
pub type T142 = Option<Option<bool>>;
pub type T143 = Option<Option<Option<bool>>>;
pub type T144 = Option<char>;
pub type T145 = Option<Option<char>>;
pub type T146 = Option<u8>;
pub type T147 = Option<u32>;
pub type T148 = Option<u64>;
pub type T149 = Option<i128>;
pub type T150 = Option<()>;
pub type T151 = Option<Void>;
pub type T152 = Option<Two>;
pub type T153 = Option<Option<Two>>;
pub type T154 = Option<NonZeroU8>;
pub type T155 = Option<(u8,bool)>;
pub type T156 = Option<(bool,u8)>;
pub type T157 = Option<&'static str>;
pub type T158 = Option<Option<&'static u8>>;
pub type T159 = Option<Box<dyn Obj>>;
pub type T160 = Option<NonNull<u8>>;
pub type T161 = Option<Option<Vec<u8>>>;
pub type T162 = Option<[bool;2]>;
pub type T163 = Option<[u8;2]>;
pub type T164 = Option<Cell<bool>>;
pub type T165 = Option<Gap>;
pub type T166 = Option<GapU8>;
pub type T167 = Option<GapI8>;
pub type T168 = Option<GapI8b>;
pub type T169 = Option<GapU16>;
pub type T170 = Option<Signed>;
pub type T171 = Option<CLike>;
pub type T172 = Option<CLikeNeg>;
pub type T173 = Option<NicheEnd>;
pub type T174 = Option<NicheMid>;
pub type T175 = Option<Inner>;
pub type T176 = Option<Before>;
pub type T177 = Option<After>;
pub type T178 = Option<Mixed>;
pub type T179 = Option<Nested>;
pub type T180 = Option<ManuallyDrop<bool>>;
pub type T181 = Option<MaybeUninit<bool>>;
pub type T182 = Option<Packed>;
pub type T183 = Option<CStruct>;
pub type T184 = Option<CBool>;
pub type T185 = Option<WithVoid>;
pub type T186 = Option<OnlyVoid>;
pub type T187 = Option<U1>;
pub type T188 = Option<Tail<bool>>;
pub type T189 = Option<HoldsAligned>;
pub type T190 = Option<I128>;
pub type T191 = Option<Aligned>;
pub type T192 = Option<Explicit>;
pub type T193 = Option<VoidFirst>;
pub type T194 = Option<Big>;
pub type T195 = Option<WideRef>;
pub type T196 = Option<(u16,&'static u8)>;
pub type T197 = Option<fn(u8)->u8>;
pub type T198 = Option<f32>;
pub type T199 = R0;
pub type T200 = R1;
pub type T201 = R2;
pub type T202 = R3;
pub type T203 = R4;
pub type T204 = R5;
pub type T205 = R6;
pub type T206 = R7;
pub type T207 = R8;
pub type T208 = R9;
pub type T209 = R10;
pub type T210 = R11;
pub type T211 = R12;
pub type T212 = R13;
pub type T213 = R14;
pub type T214 = R15;
pub type T215 = R16;
pub type T216 = R17;
pub type T217 = R18;
pub type T218 = R19;
pub type T219 = R20;
pub type T220 = R21;
pub type T221 = R22;
pub type T222 = R23;
pub type T223 = R24;
pub type T224 = R25;
pub type T225 = R26;
pub type T226 = R27;
pub type T227 = R28;
pub type T228 = R29;
pub type T229 = R30;
pub type T230 = R31;
pub type T231 = R32;
pub type T232 = R33;
pub type T233 = R34;
pub type T234 = R35;
pub type T235 = R36;
pub type T236 = R37;
pub type T237 = R38;
pub type T238 = R39;
pub type T239 = R40;
pub type T240 = R41;
pub type T241 = R42;
pub type T242 = R43;
pub type T243 = R44;
pub type T244 = R45;
pub type T245 = R46;
pub type T246 = R47;
pub type T247 = R48;
pub type T248 = R49;
pub type T249 = R50;
pub type T250 = R51;
pub type T251 = R52;
pub type T252 = R53;
pub type T253 = R54;
pub type T254 = R55;
pub type T255 = R56;
pub type T256 = R57;
pub type T257 = R58;
pub type T258 = R59;
pub type T259 = R60;
pub type T260 = R61;
pub type T261 = R62;
pub type T262 = R63;
pub type T263 = R64;
pub type T264 = R65;
pub type T265 = R66;
pub type T266 = R67;
pub type T267 = R68;
pub type T268 = R69;
pub type T269 = R70;
pub type T270 = R71;
pub type T271 = R72;
pub type T272 = R73;
pub type T273 = R74;
pub type T274 = R75;
pub type T275 = R76;
pub type T276 = R77;
pub type T277 = R78;
pub type T278 = R79;
pub type T279 = R80;
pub type T280 = R81;
pub type T281 = R82;
pub type T282 = R83;
pub type T283 = R84;
pub type T284 = R85;
pub type T285 = R86;
pub type T286 = R87;
pub type T287 = R88;
pub type T288 = R89;
pub type T289 = R90;
pub type T290 = R91;
pub type T291 = R92;
pub type T292 = R93;
pub type T293 = R94;
pub type T294 = R95;
pub type T295 = R96;
pub type T296 = R97;
pub type T297 = R98;
pub type T298 = R99;
pub type T299 = R100;
pub type T300 = R101;
pub type T301 = R102;
pub type T302 = R103;
pub type T303 = R104;
pub type T304 = R105;
pub type T305 = R106;
pub type T306 = R107;
pub type T307 = R108;
pub type T308 = R109;
pub type T309 = R110;
pub type T310 = R111;
pub type T311 = R112;
pub type T312 = R113;
pub type T313 = R114;
pub type T314 = R115;
pub type T315 = R116;
pub type T316 = R117;
pub type T317 = R118;
pub type T318 = R119;
pub type T319 = R120;
pub type T320 = R121;
pub type T321 = R122;
pub type T322 = R123;
pub type T323 = R124;
pub type T324 = R125;
pub type T325 = R126;
pub type T326 = R127;
pub type T327 = R128;
pub type T328 = R129;
pub type T329 = R130;
pub type T330 = R131;
pub type T331 = R132;
pub type T332 = R133;
pub type T333 = R134;
pub type T334 = R135;
pub type T335 = R136;
pub type T336 = R137;
pub type T337 = R138;
pub type T338 = R139;
pub type T339 = R140;
pub type T340 = R141;
pub type T341 = R142;
pub type T342 = R143;
pub type T343 = R144;
pub type T344 = R145;
pub type T345 = R146;
pub type T346 = R147;
pub type T347 = R148;
pub type T348 = R149;
pub type T349 = R150;
pub type T350 = R151;
pub type T351 = R152;
pub type T352 = R153;
pub type T353 = R154;
pub type T354 = R155;
pub type T355 = R156;
pub type T356 = R157;
pub type T357 = R158;
pub type T358 = R159;
pub type T359 = R160;
pub type T360 = R161;
pub type T361 = R162;
pub type T362 = R163;
pub type T363 = R164;
pub type T364 = R165;
pub type T365 = R166;
pub type T366 = R167;
pub type T367 = R168;
pub type T368 = R169;
pub type T369 = R170;
pub type T370 = R171;
pub type T371 = R172;
pub type T372 = R173;
pub type T373 = R174;
pub type T374 = R175;
pub type T375 = R176;
pub type T376 = R177;
pub type T377 = R178;
pub type T378 = R179;
pub type T379 = R180;
pub type T380 = R181;
pub type T381 = R182;
pub type T382 = R183;
pub type T383 = R184;
pub type T384 = R185;
pub type T385 = R186;
pub type T386 = R187;
pub type T387 = R188;
pub type T388 = R189;
pub type T389 = R190;
pub type T390 = R191;
pub type T391 = R192;
pub type T392 = R193;
pub type T393 = R194;
pub type T394 = R195;
pub type T395 = R196;
pub type T396 = R197;
pub type T397 = R198;
pub type T398 = R199;
pub type T399 = R200;
pub type T400 = R201;
pub type T401 = R202;
pub type T402 = R203;
pub type T403 = R204;
pub type T404 = R205;
pub type T405 = R206;
pub type T406 = R207;
pub type T407 = R208;
pub type T408 = R209;
pub type T409 = R210;
pub type T410 = R211;
pub type T411 = R212;
pub type T412 = R213;
pub type T413 = R214;
pub type T414 = R215;
pub type T415 = R216;
pub type T416 = R217;
pub type T417 = R218;
pub type T418 = R219;
pub type T419 = R220;
pub type T420 = R221;
pub type T421 = R222;
pub type T422 = R223;
pub type T423 = R224;
pub type T424 = R225;
pub type T425 = R226;
pub type T426 = R227;
pub type T427 = R228;
pub type T428 = R229;
pub type T429 = R230;
pub type T430 = R231;
pub type T431 = R232;
pub type T432 = R233;
pub type T433 = R234;
pub type T434 = R235;
pub type T435 = R236;
pub type T436 = R237;
pub type T437 = R238;
pub type T438 = R239;
pub type T439 = R240;
pub type T440 = R241;
pub type T441 = R242;
pub type T442 = R243;
pub type T443 = R244;
pub type T444 = R245;
pub type T445 = R246;
pub type T446 = R247;
pub type T447 = R248;
pub type T448 = R249;
pub type T449 = R250;
pub type T450 = R251;
pub type T451 = R252;
pub type T452 = R253;
pub type T453 = R254;
pub type T454 = R255;
pub type T455 = R256;
pub type T456 = R257;
pub type T457 = R258;
pub type T458 = R259;
pub type T459 = R260;
pub type T460 = R261;
pub type T461 = R262;
pub type T462 = R263;
pub type T463 = R264;
pub type T464 = R265;
pub type T465 = R266;
pub type T466 = R267;
pub type T467 = R268;
pub type T468 = R269;
pub type T469 = R270;
pub type T470 = R271;
pub type T471 = R272;
pub type T472 = R273;
pub type T473 = R274;
pub type T474 = R275;
pub type T475 = R276;
pub type T476 = R277;
pub type T477 = R278;
pub type T478 = R279;
pub type T479 = R280;
pub type T480 = R281;
pub type T481 = R282;
pub type T482 = R283;
pub type T483 = R284;
pub type T484 = R285;
pub type T485 = R286;
pub type T486 = R287;
pub type T487 = R288;
pub type T488 = R289;
pub type T489 = R290;
pub type T490 = R291;
pub type T491 = R292;
pub type T492 = R293;
pub type T493 = R294;
pub type T494 = R295;
pub type T495 = R296;
pub type T496 = R297;
pub type T497 = R298;
pub type T498 = R299;
pub type T499 = R300;
pub type T500 = R301;
pub type T501 = R302;
pub type T502 = R303;
pub type T503 = R304;
pub type T504 = R305;
pub type T505 = R306;
pub type T506 = R307;
pub type T507 = R308;
pub type T508 = R309;
pub type T509 = R310;
pub type T510 = R311;
pub type T511 = R312;
pub type T512 = R313;
pub type T513 = R314;
pub type T514 = R315;
pub type T515 = R316;
pub type T516 = R317;
pub type T517 = R318;
pub type T518 = R319;
pub type T519 = R320;
pub type T520 = R321;
pub type T521 = R322;
pub type T522 = R323;
pub type T523 = R324;
pub type T524 = R325;
pub type T525 = R326;
pub type T526 = R327;
pub type T527 = R328;
pub type T528 = R329;
pub type T529 = R330;
pub type T530 = R331;
pub type T531 = R332;
pub type T532 = R333;
pub type T533 = R334;
pub type T534 = R335;
pub type T535 = R336;
pub type T536 = R337;
pub type T537 = R338;
pub type T538 = R339;
pub type T539 = R340;
pub type T540 = R341;
pub type T541 = R342;
pub type T542 = R343;
pub type T543 = R344;
pub type T544 = R345;
pub type T545 = R346;
pub type T546 = R347;
pub type T547 = R348;
pub type T548 = R349;
pub type T549 = R350;
pub type T550 = R351;
pub type T551 = R352;
pub type T552 = R353;
pub type T553 = R354;
pub type T554 = R355;
pub type T555 = R356;
pub type T556 = R357;
pub type T557 = R358;
pub type T558 = R359;
pub type T559 = R360;
pub type T560 = R361;
pub type T561 = R362;
pub type T562 = R363;
pub type T563 = R364;
pub type T564 = R365;
pub type T565 = R366;
pub type T566 = R367;
pub type T567 = R368;
pub type T568 = R369;
pub type T569 = R370;
pub type T570 = R371;
pub type T571 = R372;
pub type T572 = R373;
pub type T573 = R374;
pub type T574 = R375;
pub type T575 = R376;
pub type T576 = R377;
pub type T577 = R378;
pub type T578 = R379;
pub type T579 = R380;
pub type T580 = R381;
pub type T581 = R382;
pub type T582 = R383;
pub type T583 = R384;
pub type T584 = R385;
pub type T585 = R386;
pub type T586 = R387;
pub type T587 = R388;
pub type T588 = R389;
pub type T589 = R390;
pub type T590 = R391;
pub type T591 = R392;
pub type T592 = R393;
pub type T593 = R394;
pub type T594 = R395;
pub type T595 = R396;
pub type T596 = R397;
pub type T597 = R398;
pub type T598 = R399;
pub type T599 = R400;
pub type T600 = R401;
pub type T601 = R402;
pub type T602 = R403;
pub type T603 = R404;
pub type T604 = R405;
pub type T605 = R406;
pub type T606 = R407;
pub type T607 = R408;
pub type T608 = R409;
pub type T609 = R410;
pub type T610 = R411;
pub type T611 = R412;
pub type T612 = R413;
pub type T613 = R414;
pub type T614 = R415;
pub type T615 = R416;
pub type T616 = R417;
pub type T617 = R418;
pub type T618 = R419;
pub type T619 = R420;
pub type T620 = R421;
pub type T621 = R422;
pub type T622 = R423;
pub type T623 = R424;
pub type T624 = R425;
pub type T625 = R426;
pub type T626 = R427;
pub type T627 = R428;
pub type T628 = R429;
pub type T629 = R430;
pub type T630 = R431;
pub type T631 = R432;
pub type T632 = R433;
pub type T633 = R434;
pub type T634 = R435;
pub type T635 = R436;
pub type T636 = R437;
pub type T637 = R438;
pub type T638 = R439;
pub type T639 = R440;
pub type T640 = R441;
pub type T641 = R442;
pub type T642 = R443;
pub type T643 = R444;
pub type T644 = R445;
pub type T645 = R446;
pub type T646 = R447;
pub type T647 = R448;
pub type T648 = R449;
pub type T649 = R450;
pub type T650 = R451;
pub type T651 = R452;
pub type T652 = R453;
pub type T653 = R454;
pub type T654 = R455;
pub type T655 = R456;
pub type T656 = R457;
pub type T657 = R458;
pub type T658 = R459;
pub type T659 = R460;
pub type T660 = R461;
pub type T661 = R462;
pub type T662 = R463;
pub type T663 = R464;
pub type T664 = R465;
pub type T665 = R466;
pub type T666 = R467;
pub type T667 = R468;
pub type T668 = R469;
pub type T669 = R470;
pub type T670 = R471;
pub type T671 = R472;
pub type T672 = R473;
pub type T673 = R474;
pub type T674 = R475;
pub type T675 = R476;
pub type T676 = R477;
pub type T677 = R478;
pub type T678 = R479;
pub type T679 = R480;
pub type T680 = R481;
pub type T681 = R482;
pub type T682 = R483;
pub type T683 = R484;
pub type T684 = R485;
pub type T685 = R486;
pub type T686 = R487;
pub type T687 = R488;
pub type T688 = R489;
pub type T689 = R490;
pub type T690 = R491;
pub type T691 = R492;
pub type T692 = R493;
pub type T693 = R494;
pub type T694 = R495;
pub type T695 = R496;
pub type T696 = R497;
pub type T697 = R498;
pub type T698 = R499;
pub type T699 = R500;
pub type T700 = R501;
pub type T701 = R502;
pub type T702 = R503;
pub type T703 = R504;
pub type T704 = R505;
pub type T705 = R506;
pub type T706 = R507;
pub type T707 = R508;
pub type T708 = R509;
pub type T709 = R510;
pub type T710 = R511;
pub type T711 = R512;
pub type T712 = R513;
pub type T713 = R514;
pub type T714 = R515;
pub type T715 = R516;
pub type T716 = R517;
pub type T717 = R518;
pub type T718 = R519;
pub type T719 = Option<R0>;
pub type T720 = Option<R3>;
pub type T721 = Option<R6>;
pub type T722 = Option<R9>;
pub type T723 = Option<R12>;
pub type T724 = Option<R15>;
pub type T725 = Option<R18>;
pub type T726 = Option<R21>;
pub type T727 = Option<R24>;
pub type T728 = Option<R27>;
pub type T729 = Option<R30>;
pub type T730 = Option<R33>;
pub type T731 = Option<R36>;
pub type T732 = Option<R39>;
pub type T733 = Option<R42>;
pub type T734 = Option<R45>;
pub type T735 = Option<R48>;
pub type T736 = Option<R51>;
pub type T737 = Option<R54>;
pub type T738 = Option<R57>;
pub type T739 = Option<R60>;
pub type T740 = Option<R63>;
pub type T741 = Option<R66>;
pub type T742 = Option<R69>;
pub type T743 = Option<R72>;
pub type T744 = Option<R75>;
pub type T745 = Option<R78>;
pub type T746 = Option<R81>;
pub type T747 = Option<R84>;
pub type T748 = Option<R87>;
pub type T749 = Option<R90>;
pub type T750 = Option<R93>;
pub type T751 = Option<R96>;
pub type T752 = Option<R99>;
pub type T753 = Option<R102>;
pub type T754 = Option<R105>;
pub type T755 = Option<R108>;
pub type T756 = Option<R111>;
pub type T757 = Option<R114>;
pub type T758 = Option<R117>;
pub type T759 = Option<R120>;
pub type T760 = Option<R123>;
pub type T761 = Option<R126>;
pub type T762 = Option<R129>;
pub type T763 = Option<R132>;
pub type T764 = Option<R135>;
pub type T765 = Option<R138>;
pub type T766 = Option<R141>;
pub type T767 = Option<R144>;
pub type T768 = Option<R147>;
pub type T769 = Option<R150>;
pub type T770 = Option<R153>;
pub type T771 = Option<R156>;
pub type T772 = Option<R159>;
pub type T773 = Option<R162>;
pub type T774 = Option<R165>;
pub type T775 = Option<R168>;
pub type T776 = Option<R171>;
pub type T777 = Option<R174>;
pub type T778 = Option<R177>;
pub type T779 = Option<R180>;
pub type T780 = Option<R183>;
pub type T781 = Option<R186>;
pub type T782 = Option<R189>;
pub type T783 = Option<R192>;
pub type T784 = Option<R195>;
pub type T785 = Option<R198>;
pub type T786 = Option<R201>;
pub type T787 = Option<R204>;
pub type T788 = Option<R207>;
pub type T789 = Option<R210>;
pub type T790 = Option<R213>;
pub type T791 = Option<R216>;
pub type T792 = Option<R219>;
pub type T793 = Option<R222>;
pub type T794 = Option<R225>;
pub type T795 = Option<R228>;
pub type T796 = Option<R231>;
pub type T797 = Option<R234>;
pub type T798 = Option<R237>;
pub type T799 = Option<R240>;
pub type T800 = Option<R243>;
pub type T801 = Option<R246>;
pub type T802 = Option<R249>;
pub type T803 = Option<R252>;
pub type T804 = Option<R255>;
pub type T805 = Option<R258>;
pub type T806 = Option<R261>;
pub type T807 = Option<R264>;
pub type T808 = Option<R267>;
pub type T809 = Option<R270>;
pub type T810 = Option<R273>;
pub type T811 = Option<R276>;
pub type T812 = Option<R279>;
pub type T813 = Option<R282>;
pub type T814 = Option<R285>;
pub type T815 = Option<R288>;
pub type T816 = Option<R291>;
pub type T817 = Option<R294>;
pub type T818 = Option<R297>;
pub type T819 = Option<R300>;
pub type T820 = Option<R303>;
pub type T821 = Option<R306>;
pub type T822 = Option<R309>;
pub type T823 = Option<R312>;
pub type T824 = Option<R315>;
pub type T825 = Option<R318>;
pub type T826 = Option<R321>;
pub type T827 = Option<R324>;
pub type T828 = Option<R327>;
pub type T829 = Option<R330>;
pub type T830 = Option<R333>;
pub type T831 = Option<R336>;
pub type T832 = Option<R339>;
pub type T833 = Option<R342>;
pub type T834 = Option<R345>;
pub type T835 = Option<R348>;
pub type T836 = Option<R351>;
pub type T837 = Option<R354>;
pub type T838 = Option<R357>;
pub type T839 = Option<R360>;
pub type T840 = Option<R363>;
pub type T841 = Option<R366>;
pub type T842 = Option<R369>;
pub type T843 = Option<R372>;
pub type T844 = Option<R375>;
pub type T845 = Option<R378>;
pub type T846 = Option<R381>;
pub type T847 = Option<R384>;
pub type T848 = Option<R387>;
pub type T849 = Option<R390>;
pub type T850 = Option<R393>;
pub type T851 = Option<R396>;
pub type T852 = Option<R399>;
pub type T853 = Option<R402>;
pub type T854 = Option<R405>;
pub type T855 = Option<R408>;
pub type T856 = Option<R411>;
pub type T857 = Option<R414>;
pub type T858 = Option<R417>;
pub type T859 = Option<R420>;
pub type T860 = Option<R423>;
pub type T861 = Option<R426>;
pub type T862 = Option<R429>;
pub type T863 = Option<R432>;
pub type T864 = Option<R435>;
pub type T865 = Option<R438>;
pub type T866 = Option<R441>;
pub type T867 = Option<R444>;
pub type T868 = Option<R447>;
pub type T869 = Option<R450>;
pub type T870 = Option<R453>;
pub type T871 = Option<R456>;
pub type T872 = Option<R459>;
pub type T873 = Option<R462>;
pub type T874 = Option<R465>;
pub type T875 = Option<R468>;
pub type T876 = Option<R471>;
pub type T877 = Option<R474>;
pub type T878 = Option<R477>;
pub type T879 = Option<R480>;
pub type T880 = Option<R483>;
pub type T881 = Option<R486>;
pub type T882 = Option<R489>;
pub type T883 = Option<R492>;
pub type T884 = Option<R495>;
pub type T885 = Option<R498>;
pub type T886 = Option<R501>;
pub type T887 = Option<R504>;
pub type T888 = Option<R507>;
pub type T889 = Option<R510>;
pub type T890 = Option<R513>;
pub type T891 = Option<R516>;
pub type T892 = Option<R519>;
