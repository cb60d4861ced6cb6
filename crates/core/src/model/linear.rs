//! A table of `i8` weights, one row a feature (by hash), one lane a class.
//!
//! File layout, little endian: a header of [`HEADER`] bytes (magic `WSLM`, version u16, lanes u16, log2 of the number
//! of rows u8, log2 of the number of dictionary slots u8 (0: none), feature set u16, number of extra `i16` values u16,
//! two bytes of zero), then the dictionary (u32 slots), the extra values, the rows.

/// Version of the layout.
pub const VERSION: u16 = 1;
/// Bytes before the dictionary.
pub const HEADER: usize = 16;
const MAGIC: &[u8; 4] = b"WSLM";

/// Embedded bytes that begin where a line of the cache does, so that fewer rows lie across two.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Embedded<B: ?Sized>(
    /// The bytes.
    pub B,
);

/// Weights for `L` classes, read in place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linear<const L: usize> {
    rows: &'static [[u8; L]],
    mask: usize,
    dictionary: &'static [[u8; 4]],
    extra: &'static [[u8; 2]],
}

impl<const L: usize> Linear<L> {
    /// The model in `bytes`; `None` if they are not one with `L` lanes and this feature set.
    pub fn read(bytes: &'static [u8], feature_set: u16) -> Option<Self> {
        let (header, body) = bytes.split_at_checked(HEADER)?;
        let u16_at = |i: usize| u16::from_le_bytes([header[i], header[i + 1]]);
        let (rows_log2, dictionary_log2) = (header[8], header[9]);
        if &header[..4] != MAGIC
            || u16_at(4) != VERSION
            || usize::from(u16_at(6)) != L
            || u16_at(10) != feature_set
            || rows_log2 > 24
            || dictionary_log2 > 20
        {
            return None;
        }
        let slots = if dictionary_log2 == 0 { 0 } else { 1 << dictionary_log2 };
        let (dictionary, body) = body.split_at_checked(slots * 4)?;
        let (extra, body) = body.split_at_checked(usize::from(u16_at(12)) * 2)?;
        let (rows, rest) = body.as_chunks::<L>();
        if rows.len() != 1 << rows_log2 || !rest.is_empty() {
            return None;
        }
        Some(Self { rows, mask: rows.len() - 1, dictionary: dictionary.as_chunks().0, extra: extra.as_chunks().0 })
    }

    /// Writes what [`Linear::read`] reads. `rows` holds a power of two of them, `dictionary` a power of two of slots
    /// or none.
    pub fn write(feature_set: u16, dictionary: &[u32], extra: &[i16], rows: &[[i8; L]]) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER + dictionary.len() * 4 + extra.len() * 2 + rows.len() * L);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&(L as u16).to_le_bytes());
        out.push(rows.len().checked_ilog2().unwrap_or(0) as u8);
        out.push(dictionary.len().checked_ilog2().unwrap_or(0) as u8);
        out.extend_from_slice(&feature_set.to_le_bytes());
        out.extend_from_slice(&(extra.len() as u16).to_le_bytes());
        out.extend_from_slice(&[0; 2]);
        out.extend(dictionary.iter().flat_map(|slot| slot.to_le_bytes()));
        out.extend(extra.iter().flat_map(|value| value.to_le_bytes()));
        out.extend(rows.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        out
    }

    /// The sum of the rows of `features`, a score for each class.
    #[inline]
    pub fn score(&self, features: &[u32]) -> [i16; L] {
        if L > 1 {
            self.touch(features);
        }
        let mut sum = [0_i16; L];
        for &feature in features {
            if let Some(row) = self.rows.get(feature as usize & self.mask) {
                for lane in 0..L {
                    sum[lane] = sum[lane].wrapping_add(i16::from(row[lane] as i8));
                }
            }
        }
        sum
    }

    /// Looks at the rows of `features`, so that they are on their way from memory all at once while the first of them is
    /// added: the tables are larger than the cache next to the processor.
    #[inline]
    fn touch(&self, features: &[u32]) {
        // A row of 24 bytes may lie across two lines.
        let ends = |row: &[u8; L]| if L > 16 { row[0] ^ row[L - 1] } else { row[0] };
        let first = |&feature: &u32| self.rows.get(feature as usize & self.mask).map_or(0, ends);
        std::hint::black_box(features.iter().map(first).fold(0, |seen, weight| seen ^ weight));
    }

    /// What the dictionary holds for a word, by its hash.
    #[inline]
    pub fn look_up(&self, hash: u32) -> Option<u8> {
        let mask = self.dictionary.len().checked_sub(1)?;
        let slot = u32::from_le_bytes(*self.dictionary.get(slot_of(hash) & mask)?);
        (slot >> 8 == key_of(hash) >> 8 && slot != 0).then_some(slot as u8)
    }

    /// Extra value number `index`; 0 where there is none.
    pub fn extra(&self, index: usize) -> i16 {
        self.extra.get(index).map_or(0, |value| i16::from_le_bytes(*value))
    }
}

/// A dictionary slot: the upper 24 bits tell the word, the lower 8 hold its value.
fn key_of(hash: u32) -> u32 {
    hash | 0x100
}

fn slot_of(hash: u32) -> usize {
    (hash.wrapping_mul(0x9E37_79B1) >> 12) as usize
}

/// Builds dictionary slots from (hash, value), most important first; a word whose slot is taken is left out.
pub fn dictionary_slots(words: &[(u32, u8)], slots_log2: u32) -> Vec<u32> {
    let mut slots = vec![0_u32; 1 << slots_log2];
    for &(hash, value) in words {
        let slot = &mut slots[slot_of(hash) & ((1 << slots_log2) - 1)];
        if *slot == 0 {
            *slot = key_of(hash) & !0xFF | u32::from(value);
        }
    }
    slots
}

/// Mixes a template's number and up to two values into a feature.
#[inline]
pub fn feature(template: u32, a: u32, b: u32) -> u32 {
    let x = (a ^ template.wrapping_mul(0x85EB_CA6B)).wrapping_mul(0x9E37_79B1) ^ b.rotate_left(16);
    let x = (x ^ (x >> 15)).wrapping_mul(0xC2B2_AE35);
    x ^ (x >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaked(bytes: Vec<u8>) -> &'static [u8] {
        Box::leak(bytes.into_boxed_slice())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let slots = dictionary_slots(&[(77, 3), (0xABCD_EF01, 0)], 4);
        let bytes = Linear::write(9, &slots, &[-5, 300], &[[1_i8, -2], [100, -100]]);
        let model = Linear::<2>::read(leaked(bytes), 9).unwrap();
        assert_eq!(model.score(&[0, 1, 3]), [201, -202]);
        assert_eq!((model.look_up(77), model.look_up(0xABCD_EF01), model.look_up(5)), (Some(3), Some(0), None));
        assert_eq!((model.extra(0), model.extra(1), model.extra(2)), (-5, 300, 0));
    }

    #[test]
    fn bad_bytes_are_refused() {
        let good = Linear::write(9, &[], &[], &[[1_i8, -2], [3, 4]]);
        for end in 0..good.len() {
            assert!(Linear::<2>::read(leaked(good[..end].to_vec()), 9).is_none(), "cut at {end}");
        }
        assert!(Linear::<2>::read(leaked(good.clone()), 8).is_none(), "another feature set");
        assert!(Linear::<4>::read(leaked(good), 9).is_none(), "another number of lanes");
    }

    #[test]
    fn an_empty_model_scores_nothing() {
        assert_eq!(Linear::<3>::default().score(&[1, 2, 3]), [0, 0, 0]);
        assert_eq!(Linear::<3>::default().look_up(1), None);
    }
}
