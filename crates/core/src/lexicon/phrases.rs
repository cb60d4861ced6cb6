//! Finds thousands of fixed phrases in a text: the longest that starts at each word and ends at one's end.
//!
//! The phrases are an `fst` map that was built beforehand, so there is no automaton to build at start-up and nothing is
//! read of a word once no phrase continues that way. In the text any run of white space with at most one line break counts
//! as a space, marks over letters don't count, and typographic apostrophes and hyphens count as the plain ones.

use super::beginnings::Beginnings;
use super::fold::bare;
use crate::Span;
use crate::ascii::alphanumeric_run;
use fst::Map;
use fst::raw::{Fst, Output};
use unicode_normalization::char::is_combining_mark;

/// A set of phrases, each with a number.
#[derive(Clone, Debug)]
pub struct Phrases {
    map: Option<Map<&'static [u8]>>,
    beginnings: Beginnings,
}

/// A phrase as it is stored in the map; equal for spellings that match the same text.
pub fn key(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len());
    for c in phrase.chars() {
        bare(c, |d| out.push(d));
    }
    out
}

impl Phrases {
    /// Over the bytes of an `fst` map whose keys went through [`key`]. Broken bytes give an empty set.
    pub fn new(bytes: &'static [u8]) -> Self {
        let map = Map::new(bytes).ok();
        let beginnings = map.as_ref().map(|map| beginnings(map.as_fst())).unwrap_or_default();
        Self { map, beginnings }
    }

    /// Phrases in text order, none overlapping: at each word the longest one that starts there and ends at the end of
    /// a word. Words end at anything but letters, digits and `_`, so also at a hyphen.
    pub fn find(&self, text: &str) -> Vec<(Span, u64)> {
        self.find_from(text, &word_starts(text))
    }

    /// The same for a text whose [`word_starts`] are at hand.
    pub fn find_from(&self, text: &str, starts: &[u32]) -> Vec<(Span, u64)> {
        let mut found: Vec<(Span, u64)> = vec![];
        let Some(fst) = self.map.as_ref().map(Map::as_fst) else { return found };
        for &start in starts {
            let at = start as usize;
            if self.beginnings.may_start(&text.as_bytes()[at..])
                && found.last().is_none_or(|(before, _)| before.end <= start)
                && let Some((len, value)) = longest(fst, &text[at..])
            {
                found.push((Span::new(at, at + len), value));
            }
        }
        found
    }
}

/// Where words begin that a phrase may begin with: also behind a hyphen, not behind `@`.
pub fn word_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    // A word of news has five letters and a space.
    let mut starts = Vec::with_capacity(text.len() / 5);
    let (mut at, mut inside) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        let letters = alphanumeric_run(&bytes[at..]);
        let (begins, goes_on, len) = if letters > 0 {
            (true, true, letters)
        } else if byte.is_ascii() {
            (false, matches!(byte, b'_' | b'@'), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            (c.is_alphanumeric(), in_word(c), c.len_utf8())
        };
        if begins && !inside {
            starts.push(at as u32);
        }
        inside = goes_on;
        at += len;
    }
    starts
}

fn beginnings(fst: &Fst<&'static [u8]>) -> Beginnings {
    let mut out = Beginnings::default();
    for first in fst.root().transitions() {
        for second in fst.node(first.addr).transitions() {
            let node = fst.node(second.addr);
            node.transitions().for_each(|third| out.add(first.inp, second.inp, Some(third.inp)));
            if node.is_final() {
                out.add(first.inp, second.inp, None);
            }
        }
    }
    out
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c)
}

/// Length and number of the longest phrase at the start of `text`.
fn longest(fst: &Fst<&'static [u8]>, text: &str) -> Option<(usize, u64)> {
    let (mut node, mut sum) = (fst.root(), Output::zero());
    let mut best = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let mut alive = true;
        let mut feed = |byte: u8| {
            if let Some(i) = alive.then(|| node.find_input(byte)).flatten() {
                let step = node.transition(i);
                sum = sum.cat(step.out);
                node = fst.node(step.addr);
            } else {
                alive = false;
            }
        };
        if c.is_whitespace() {
            let mut breaks = usize::from(c == '\n');
            while let Some(&(next, space)) = chars.peek().filter(|(_, s)| s.is_whitespace()) {
                breaks += usize::from(space == '\n');
                end = next + space.len_utf8();
                chars.next();
            }
            if breaks > 1 {
                break;
            }
            feed(b' ');
        } else if c.is_ascii() {
            feed(c as u8);
        } else {
            bare(c, |d| d.encode_utf8(&mut [0; 4]).bytes().for_each(&mut feed));
        }
        if !alive {
            break;
        }
        // A sign such as "$" needs no word's end behind it.
        let closed = !c.is_alphanumeric() && c != '.' && !is_combining_mark(c);
        if node.is_final() && (closed || !chars.peek().is_some_and(|&(_, next)| in_word(next))) {
            best = Some((end, sum.cat(node.final_output()).value()));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(phrases: &[&str], text: &'t str) -> Vec<(&'t str, u64)> {
        let mut keys: Vec<(String, u64)> = phrases.iter().map(|p| key(p)).zip(0..).collect();
        keys.sort();
        let bytes: &'static [u8] = fst::Map::from_iter(keys).unwrap().into_fst().into_inner().leak();
        Phrases::new(bytes).find(text).into_iter().map(|(span, value)| (span.of(text), value)).collect()
    }

    #[test]
    fn the_longest_phrase_that_ends_at_a_words_end_wins() {
        let set = ["Niger", "Nigeria", "New South Wales", "Wales", "U.S.", "US$"];
        assert_eq!(found(&set, "Nigerians, Niger's and Nigeria-born"), [("Niger", 0), ("Nigeria", 1)]);
        assert_eq!(found(&set, "New South Wales, New South Walesby, Wales"), [("New South Wales", 2), ("Wales", 3)]);
        assert_eq!(found(&set, "the U.S.-led, U.S. U.S.A"), [("U.S.", 4), ("U.S.", 4)]);
        assert_eq!(found(&set, "US$5bn to @Wales or #Wales"), [("US$", 5), ("Wales", 3)]);
    }

    #[test]
    fn spaces_marks_and_apostrophes_vary() {
        let set = ["Côte d'Ivoire", "Hong Kong"];
        for text in ["Cote d’Ivoire", "Côte\u{a0}d'Ivoire", "Co\u{302}te d'Ivoire", "Hong\nKong", "Hong \r\n Kong"] {
            assert_eq!(found(&set, text).first().map(|f| f.0), Some(text), "{text:?}");
        }
        assert_eq!(found(&set, "Hong\n\nKong"), []);
    }

    #[test]
    fn broken_bytes_give_an_empty_set() {
        assert_eq!(Phrases::new(b"no fst").find("Wales"), []);
    }
}
