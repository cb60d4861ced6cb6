//! What the models see of one word: hashes of its form, its ends and its shape.

use crate::token::{Token, TokenKind};

/// Hashes and shape of one token; digits count as `0`, typographic apostrophes as plain ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub exact: u32,
    /// In lower case.
    pub lower: u32,
    /// Its first two letters in lower case.
    pub prefix: u32,
    /// Its last one, two and three letters in lower case.
    pub suffix: [u32; 3],
    /// Bits of [`shape`].
    pub shape: u32,
}

/// Bits of [`Word::shape`].
pub mod shape {
    /// The first letter is upper case.
    pub const CAPITAL: u32 = 1;
    /// Two or more letters, all upper case.
    pub const ALL_CAPS: u32 = 1 << 1;
    /// A hyphen inside.
    pub const HYPHEN: u32 = 1 << 2;
    /// A digit inside.
    pub const DIGIT: u32 = 1 << 3;
    /// A full stop inside or at the end.
    pub const STOP: u32 = 1 << 4;
    /// An upper-case letter after the first.
    pub const INNER_CAPITAL: u32 = 1 << 5;
    /// A letter that is not ASCII.
    pub const NOT_ASCII: u32 = 1 << 6;
    /// One character only.
    pub const SINGLE: u32 = 1 << 7;
    /// Where the kind of the token begins (three bits).
    pub const KIND: u32 = 8;
}

const START: u32 = 0x811C_9DC5;

#[inline]
fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// Undoes [`step`]: odd numbers have an inverse.
#[inline]
fn step_back(hash: u32, value: u32) -> u32 {
    hash.rotate_right(5).wrapping_mul(0x359C_449B) ^ value
}

/// Hash of a word in lower case without its last letters, from the hash of the whole word. They must be ASCII.
#[inline]
pub fn without_last(hash: u32, last: &[u8]) -> u32 {
    last.iter().rev().fold(hash, |h, b| step_back(h, u32::from(ASCII[usize::from(b & 0x7F)][1])))
}

/// Hash of a word as written, as [`Word::exact`] has it.
pub fn hash(text: &str) -> u32 {
    text.chars().fold(START, |h, c| step(h, plain(c)))
}

/// Hash of a word in lower case, as [`Word::lower`] has it.
pub fn hash_lower(text: &str) -> u32 {
    if text.is_ascii() {
        return text.bytes().fold(START, |h, b| step(h, u32::from(ASCII[usize::from(b)][1])));
    }
    text.chars().fold(START, |h, c| step(h, plain(lower(c))))
}

/// A character's value for hashing.
#[inline]
fn plain(c: char) -> u32 {
    match c {
        '0'..='9' => u32::from('0'),
        '’' | 'ʼ' | '＇' => u32::from('\''),
        '\u{2010}' | '\u{2011}' => u32::from('-'),
        _ => u32::from(c),
    }
}

/// Lower case of one character; where that is several, the first.
#[inline]
fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// A word in the reading, character by character.
#[derive(Default)]
struct Spelling {
    exact: u32,
    lower: u32,
    prefix: u32,
    last: [u32; 3],
    letters: u32,
    bits: u32,
}

impl Spelling {
    /// The next character, by its values as it is and in lower case.
    #[inline]
    fn push(&mut self, value: u32, small: u32, bits: u32, capital: bool) {
        self.exact = step(self.exact, value);
        self.lower = step(self.lower, small);
        self.last = [small, self.last[0], self.last[1]];
        self.bits |= bits;
        if capital && self.letters > 0 {
            self.bits |= shape::INNER_CAPITAL;
        }
        self.letters += 1;
        if self.letters == 2 {
            self.prefix = self.lower;
        }
    }

    #[inline]
    fn finish(self) -> Word {
        let Self { exact, lower, prefix, last, letters, bits } = self;
        let one = step(START, last[0]);
        let two = step(one, last[1]);
        let suffix = [one, two, step(two, last[2])];
        let (prefix, single) = if letters < 2 { (lower, shape::SINGLE) } else { (prefix, 0) };
        Word { exact, lower, prefix, suffix, shape: bits | single }
    }
}

/// What [`Spelling::push`] is told of each ASCII character.
static ASCII: [[u8; 4]; 128] = {
    let mut table = [[0; 4]; 128];
    let mut b = 0;
    while b < 128_u8 {
        let digit = b.is_ascii_digit();
        let value = if digit { b'0' } else { b };
        let bits = match b {
            b'-' => shape::HYPHEN,
            b'.' => shape::STOP,
            _ if digit => shape::DIGIT,
            _ => 0,
        };
        table[b as usize] = [value, value.to_ascii_lowercase(), bits as u8, b.is_ascii_uppercase() as u8];
        b += 1;
    }
    table
};

/// What one character tells of a word's shape.
#[inline]
fn bits_of(c: char) -> u32 {
    match c {
        '-' | '\u{2010}' | '\u{2011}' => shape::HYPHEN,
        '0'..='9' => shape::DIGIT,
        '.' => shape::STOP,
        _ if c.is_ascii() => 0,
        _ => shape::NOT_ASCII,
    }
}

impl Word {
    /// Reads the tokens of a text.
    pub fn read_all(text: &str, tokens: &[Token]) -> Vec<Self> {
        tokens.iter().map(|token| Self::read(text, token)).collect()
    }

    /// Reads one token. A span outside the text reads as an empty word.
    pub fn read(text: &str, token: &Token) -> Self {
        let form = text.get(token.span.range()).unwrap_or("");
        let mut spelling = Spelling { exact: START, lower: START, ..Spelling::default() };
        if form.is_ascii() {
            // The same, and most words, without decoding and folding what needs neither.
            for b in form.bytes() {
                let [value, small, bits, capital] = ASCII[usize::from(b & 0x7F)];
                spelling.push(u32::from(value), u32::from(small), u32::from(bits), capital != 0);
            }
        } else {
            for c in form.chars() {
                let small = lower(c);
                spelling.push(plain(c), plain(small), bits_of(c), small != c);
            }
        }
        let mut word = spelling.finish();
        let mut bits = word.shape;
        bits |= if token.capital { shape::CAPITAL } else { 0 };
        bits |= if token.all_caps { shape::ALL_CAPS } else { 0 };
        let kind = match token.kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Clitic => 2,
            TokenKind::Quote => 3,
            TokenKind::Punct => 4,
        };
        word.shape = bits | kind << shape::KIND;
        word
    }

    /// Is this shape bit set?
    pub fn has(&self, bit: u32) -> bool {
        self.shape & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn word(text: &str, capital: bool) -> Word {
        let span = Span::new(0, text.len());
        Word::read(text, &Token { span, kind: TokenKind::Word, space_before: true, capital, all_caps: false })
    }

    #[test]
    fn case_digits_and_apostrophes_fold() {
        assert_eq!(word("Said", true).lower, word("said", false).lower);
        assert_ne!(word("Said", true).exact, word("said", false).exact);
        assert_eq!(word("1987", false).exact, word("2024", false).exact);
        assert_eq!(word("don’t", false).exact, word("don't", false).exact);
        assert_eq!(word("ÉTAT", true).lower, word("état", true).lower);
        assert_eq!(word("said", false).exact, hash("said"));
    }

    #[test]
    fn ends_and_shapes() {
        assert_eq!(word("US-BACKED", true).suffix, word("asked", false).suffix);
        assert_ne!(word("asked", false).suffix[2], word("ordered", false).suffix[2]);
        assert!(word("US-backed", true).has(shape::HYPHEN | shape::INNER_CAPITAL));
        assert!(word("Zurbarán", true).has(shape::NOT_ASCII));
        assert!(word("", false).has(shape::SINGLE));
    }

    #[test]
    fn a_span_outside_the_text_reads_as_nothing() {
        let token =
            Token { span: Span::new(5, 9), kind: TokenKind::Word, space_before: true, capital: false, all_caps: false };
        assert_eq!(Word::read("abc", &token).lower, word("", false).lower);
    }
}
