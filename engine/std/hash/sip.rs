use super::Hasher;

/// SipHash with one round a word and three at the end.
#[derive(Clone, Debug)]
pub struct SipHasher13 {
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
    // Bytes not yet a whole word, and how many.
    tail: u64,
    ntail: usize,
    length: usize,
}

impl SipHasher13 {
    pub const fn new_with_keys(key0: u64, key1: u64) -> SipHasher13 {
        SipHasher13 {
            v0: key0 ^ 0x736f6d6570736575,
            v1: key1 ^ 0x646f72616e646f6d,
            v2: key0 ^ 0x6c7967656e657261,
            v3: key1 ^ 0x7465646279746573,
            tail: 0,
            ntail: 0,
            length: 0,
        }
    }

    fn round(&mut self) {
        let (mut v0, mut v1, mut v2, mut v3) = (self.v0, self.v1, self.v2, self.v3);
        v0 = v0.wrapping_add(v1);
        v2 = v2.wrapping_add(v3);
        v1 = v1.rotate_left(13) ^ v0;
        v3 = v3.rotate_left(16) ^ v2;
        v0 = v0.rotate_left(32).wrapping_add(v3);
        v2 = v2.wrapping_add(v1);
        v3 = v3.rotate_left(21) ^ v0;
        v1 = v1.rotate_left(17) ^ v2;
        v2 = v2.rotate_left(32);
        self.v0 = v0;
        self.v1 = v1;
        self.v2 = v2;
        self.v3 = v3;
    }

    fn word(&mut self, m: u64) {
        self.v3 ^= m;
        self.round();
        self.v0 ^= m;
    }

    // The `size` (1 to 8) low bytes of `x`.
    fn short_write(&mut self, x: u64, size: usize) {
        self.length += size;
        let ntail = self.ntail;
        self.tail |= x << (8 * ntail);
        if ntail + size < 8 {
            self.ntail = ntail + size;
            return;
        }
        self.word(self.tail);
        let needed = 8 - ntail;
        self.ntail = size - needed;
        self.tail = if needed < 8 { x >> (8 * needed) } else { 0 };
    }
}

impl Hasher for SipHasher13 {
    fn write(&mut self, msg: &[u8]) {
        let mut i = 0;
        while i < msg.len() {
            let mut word = 0;
            let mut size = 0;
            while size < 8 && i < msg.len() {
                word |= (msg[i] as u64) << (8 * size);
                size += 1;
                i += 1;
            }
            self.short_write(word, size);
        }
    }

    fn write_u8(&mut self, i: u8) {
        self.short_write(i as u64, 1)
    }

    fn write_u16(&mut self, i: u16) {
        self.short_write(i as u64, 2)
    }

    fn write_u32(&mut self, i: u32) {
        self.short_write(i as u64, 4)
    }

    fn write_u64(&mut self, i: u64) {
        self.short_write(i, 8)
    }

    fn write_usize(&mut self, i: usize) {
        self.short_write(i as u64, 8)
    }

    fn finish(&self) -> u64 {
        let mut state = self.clone();
        let b = ((self.length as u64 & 0xff) << 56) | self.tail;
        state.word(b);
        state.v2 ^= 0xff;
        state.round();
        state.round();
        state.round();
        state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    }
}
