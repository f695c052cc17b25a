//! Choices made of bytes: the same bytes, the same choices. An engine that looks for new ways through the program changes the
//! bytes and so the choices.

/// Bytes that are used up; after the last, everything is nought.
#[derive(Debug, Clone)]
pub struct Dice<'a> {
    rest: &'a [u8],
}

impl<'a> Dice<'a> {
    /// Choices made of these bytes.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether nothing is left.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// A number below `end`; nought if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = usize::from(self.byte()) << 8 | usize::from(self.byte());
        if end > 1 << 16 {
            (wide << 8 | usize::from(self.byte())) % end
        } else {
            wide % end.max(1)
        }
    }

    /// One of these.
    ///
    /// # Panics
    /// If there are none.
    pub fn one<'b, T>(&mut self, of: &'b [T]) -> &'b T {
        &of[usize::from(self.byte()) % of.len()]
    }

    /// So many bytes, or what is left.
    pub fn take(&mut self, most: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(most.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// All that is left.
    pub fn rest(&mut self) -> &'a [u8] {
        self.take(usize::MAX)
    }
}

/// Bytes for the fixed run: the same on every machine and every day. By Vigna's `splitmix64` (2015, public domain), which is ten
/// lines and needs no crate.
#[must_use]
pub fn rolled(reader: &str, number: u64) -> Vec<u8> {
    let name = reader.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut state = name ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    // Mostly few changes, sometimes many.
    let lengths = [4, 8, 8, 12, 16, 24, 40, 120];
    let length = lengths[usize::try_from(next() % 8).unwrap()];
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        bytes.extend(next().to_le_bytes());
    }
    bytes
}
