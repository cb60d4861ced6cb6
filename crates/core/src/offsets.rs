//! Byte offsets into a text and back, in whatever unit the output counts.

use crate::wire::{OffsetUnit, Range};

/// Bytes between two marks: a look-up walks at most this far.
const STRIDE: usize = 64;

/// Translates between byte offsets of one text and another unit.
///
/// Building it is one pass over the text; each look-up walks a short, fixed distance at most.
///
/// ```
/// use whosaid::{Offsets, wire::{OffsetUnit, Range}};
/// let text = "Zoë said 👍";
/// let chars = Offsets::new(text, OffsetUnit::Char);
/// assert_eq!(chars.from_byte(5), 4);
/// assert_eq!(chars.slice(Range(4, 8)), Some("said"));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before byte `k * STRIDE`; empty where unit and byte are the same thing.
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// For `text`, counting in `unit`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Byte && !text.is_ascii() {
            marks.reserve_exact(text.len() / STRIDE + 1);
            let mut units = 0;
            for block in text.as_bytes().chunks(STRIDE) {
                marks.push(units);
                units += count(block, unit);
            }
            // An offset that is the length of the text may fall on a block of its own.
            marks.push(units);
        }
        Self { text, unit, marks }
    }

    /// The offset of a byte; one past the end of the text counts as its end.
    pub fn from_byte(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        let Some(&mark) = self.marks.get(byte / STRIDE) else { return byte as u32 };
        mark + count(&self.text.as_bytes()[byte / STRIDE * STRIDE..byte], self.unit)
    }

    /// The byte at an offset; nothing if that lies past the end or inside a character.
    pub fn to_byte(&self, offset: u32) -> Option<usize> {
        let byte = if self.marks.is_empty() {
            offset as usize
        } else {
            // The last block that begins at or before the offset; a character over a block's edge counts for the
            // block it begins in, so the walk starts at the first character that begins in this one.
            let block = self.marks.partition_point(|&mark| mark <= offset).saturating_sub(1);
            let mut seen = self.marks[block];
            let mut byte = (block * STRIDE).min(self.text.len());
            while !self.text.is_char_boundary(byte) {
                byte += 1;
            }
            for c in self.text[byte..].chars() {
                if seen >= offset {
                    break;
                }
                seen += if self.unit == OffsetUnit::Utf16 { c.len_utf16() as u32 } else { 1 };
                byte += c.len_utf8();
            }
            if seen != offset {
                return None;
            }
            byte
        };
        self.text.is_char_boundary(byte).then_some(byte)
    }

    /// The text that stands in a range, if it is one of this text.
    pub fn slice(&self, range: Range) -> Option<&'t str> {
        self.text.get(self.to_byte(range.0)?..self.to_byte(range.1)?)
    }
}

/// Units of the characters that begin in these bytes.
fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let starts = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    let pairs = if unit == OffsetUnit::Utf16 { bytes.iter().filter(|&&b| b >= 0xF0).count() } else { 0 };
    (starts + pairs) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long enough for several marks, with characters of every width over the blocks' edges.
    fn mixed() -> String {
        "a\u{e9}e\u{301}\u{20ac}\u{1f44d}\r\n“x” ".repeat(200)
    }

    #[test]
    fn every_offset_goes_there_and_back() {
        for text in [String::new(), "plain".repeat(200), mixed()] {
            for unit in [OffsetUnit::Char, OffsetUnit::Byte, OffsetUnit::Utf16] {
                let offsets = Offsets::new(&text, unit);
                let ends = text.char_indices().map(|(i, _)| i).chain([text.len()]);
                let mut expected = 0;
                for (nth, byte) in ends.enumerate() {
                    let offset = offsets.from_byte(byte);
                    assert_eq!(offset, expected, "{unit:?} of byte {byte}, character {nth}");
                    assert_eq!(offsets.to_byte(offset), Some(byte));
                    expected += text[byte..].chars().next().map_or(0, |c| match unit {
                        OffsetUnit::Char => 1,
                        OffsetUnit::Byte => c.len_utf8() as u32,
                        OffsetUnit::Utf16 => c.len_utf16() as u32,
                    });
                }
                assert_eq!(offsets.to_byte(expected + 1), None);
            }
        }
    }

    #[test]
    fn inside_a_character_is_nowhere() {
        assert_eq!(Offsets::new("👍", OffsetUnit::Utf16).to_byte(1), None);
        assert_eq!(Offsets::new("é", OffsetUnit::Byte).to_byte(1), None);
        assert_eq!(Offsets::new("ab", OffsetUnit::Char).slice(Range(1, 0)), None);
    }
}
