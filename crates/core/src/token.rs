//! Words, marks and sentences.

use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops: "O'Neill", "US-backed", "U.S.", "Mr.".
    Word,
    /// Digits with their separators: "30", "1,500.5", "22:40", "3rd".
    Number,
    /// The clitic split off a word: "'s", "n't" stays with its word.
    Clitic,
    /// A mark that opens or closes quotations, of any shape.
    Quote,
    /// Any other mark or symbol.
    Punct,
}

/// One word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// White space (or the start of the text) stands before it.
    pub space_before: bool,
    /// First letter is upper case.
    pub capital: bool,
    /// Two or more letters, all upper case.
    pub all_caps: bool,
}

/// A half-open range of token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Index of the paragraph it belongs to.
    pub paragraph: u32,
}

impl Sentence {
    /// As a range of token indices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}
