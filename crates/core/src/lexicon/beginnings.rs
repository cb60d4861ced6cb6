//! How phrases begin: turns most words of a text away before anything dearer is asked.

/// The first three bytes of all phrases of a set, as a set of hashes.
#[derive(Clone, Debug)]
pub(super) struct Beginnings {
    bits: Box<[u64; Self::SIZE / 64]>,
}

impl Default for Beginnings {
    fn default() -> Self {
        Self { bits: Box::new([0; Self::SIZE / 64]) }
    }
}

impl Beginnings {
    /// Five bits of each byte count, six of the first: the sixth tells lower from upper case.
    const SIZE: usize = 1 << 16;

    fn place(first: u8, second: u8, third: u8) -> (usize, u64) {
        let hash = usize::from(first & 0x3F) << 10 | usize::from(second & 0x1F) << 5 | usize::from(third & 0x1F);
        (hash / 64, 1 << (hash % 64))
    }

    /// A phrase begins like this. Behind one of two bytes anything may stand, which `None` says.
    pub(super) fn add(&mut self, first: u8, second: u8, third: Option<u8>) {
        for third in third.map_or(0..=0x1F, |third| third..=third) {
            let (at, bit) = Self::place(first, second, third);
            self.bits[at] |= bit;
        }
    }

    /// May a phrase begin like this text? Where the text is spelled in another way than phrases are, nobody knows.
    #[inline]
    pub(super) fn may_start(&self, text: &[u8]) -> bool {
        let plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
        let &[first, second, third, ..] = text else { return true };
        if !(plain(first) && plain(second) && plain(third)) {
            return true;
        }
        let (at, bit) = Self::place(first, second, third);
        self.bits[at] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_alike_may_start() {
        let mut beginnings = Beginnings::default();
        beginnings.add(b'U', b'K', None);
        beginnings.add(b'S', b'i', Some(b'g'));
        for (text, may) in [
            ("UK", true),
            ("uk,", false),
            ("Sign", true),
            ("sign", false),
            ("SIGN", true),
            ("Sim", false),
            ("São", true),
        ] {
            assert_eq!(beginnings.may_start(text.as_bytes()), may, "{text}");
        }
    }
}
