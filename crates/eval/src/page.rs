//! A gold document's text, laid out for counting.

use crate::documents::Quote;
use crate::parts::Part;
use crate::words;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;
use whosaid::Offsets;
use whosaid::wire::{OffsetUnit, Range};

/// Word tokens of a span: start and end in code points.
pub(crate) type Tokens = BTreeSet<(u32, u32)>;

/// A text with its words, and which of its characters are quoted.
pub(crate) struct Page<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    /// In text order, in code points.
    words: Vec<(u32, u32)>,
    quoted: Vec<bool>,
}

impl<'t> Page<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let offsets = Offsets::new(text, OffsetUnit::Char);
        let words = words::words(text).map(|word| (offsets.from_byte(word.start), offsets.from_byte(word.end)));
        Self { text, words: words.collect(), quoted: quoted(text), offsets }
    }

    /// The words inside the ranges; one that a range cuts is what is left of it.
    pub(crate) fn tokens(&self, ranges: &[Range]) -> Tokens {
        let mut out = Tokens::new();
        for &Range(start, end) in ranges {
            let first = self.words.partition_point(|word| word.1 <= start);
            let inside = self.words[first..].iter().take_while(|word| word.0 < end);
            out.extend(inside.map(|word| (word.0.max(start), word.1.min(end))).filter(|word| word.0 < word.1));
        }
        out
    }

    /// Whether these words, the content of a quotation, are direct, mixed or indirect.
    pub(crate) fn kind(&self, content: &Tokens) -> Part {
        let inside = content.iter().filter(|word| self.quoted[word.0 as usize]).count();
        if inside == 0 {
            Part::Indirect
        } else if inside == content.len() {
            Part::Direct
        } else {
            Part::Mixed
        }
    }

    /// The text between two offsets; those past the end count as the end.
    pub(crate) fn slice(&self, start: u32, end: u32) -> &'t str {
        let byte = |offset| self.offsets.to_byte(offset).unwrap_or(self.text.len());
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }

    pub(crate) fn excerpt(&self, quote: &Quote) -> Excerpt {
        let of = |ranges: &[Range]| {
            let parts: Vec<_> = ranges.iter().map(|range| one_line(self.slice(range.0, range.1))).collect();
            parts.join(" … ")
        };
        Excerpt { source: of(&quote.source), cue: of(&quote.cue), content: of(&quote.content) }
    }
}

/// For each character: does it stand inside double quotation marks? Marks that are never closed end with the paragraph.
fn quoted(text: &str) -> Vec<bool> {
    let mut inside = false;
    let mut characters = text.chars().peekable();
    let mut out = Vec::new();
    while let Some(c) = characters.next() {
        match c {
            '\n' if characters.peek() == Some(&'\n') => inside = false,
            '“' | '«' | '„' | '‟' => inside = true,
            '”' | '»' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
        out.push(inside);
    }
    out
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a quotation, to be read; fragments are joined by an ellipsis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// Who is named as having said it.
    pub source: String,
    /// The words that report it.
    pub cue: String,
    /// What was said.
    pub content: String,
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] [{}] {}", self.source, self.cue, self.content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Part {
        let page = Page::new(text);
        page.kind(&page.tokens(&[Range(0, 99)]))
    }

    #[test]
    fn the_text_says_what_kind_it_is() {
        assert_eq!(kind("“We go.”"), Part::Direct);
        assert_eq!(kind("\"We go\""), Part::Direct);
        assert_eq!(kind("„Wir gehen”"), Part::Direct);
        assert_eq!(kind("that “we” go"), Part::Mixed);
        assert_eq!(kind("that we ‘go’"), Part::Indirect, "single marks are none");
        assert_eq!(kind("“"), Part::Indirect);
    }

    #[test]
    fn a_mark_left_open_ends_with_its_paragraph() {
        assert_eq!(quoted("“a\n\nb"), [true, true, false, false, false]);
        assert_eq!(quoted("“a\nb"), [true, true, true, true]);
    }

    #[test]
    fn words_are_cut_where_the_span_ends() {
        let page = Page::new("👍 Zoë spoke, then left");
        assert_eq!(page.tokens(&[Range(2, 8), Range(13, 99)]), Tokens::from([(2, 5), (6, 8), (13, 17), (18, 22)]));
        assert_eq!(page.tokens(&[Range(5, 6), Range(8, 6), Range(90, 99)]), Tokens::new());
        assert_eq!((page.slice(2, 5), page.slice(18, 99), page.slice(5, 2)), ("Zoë", "left", ""));
    }
}
