//! Text to tokens, in one pass.
//!
//! In: any text. Out: words, numbers, clitics, quotation marks and other marks, in text order, none overlapping.
//! Offsets refer to the text as it came in: entities such as `&#39;`, soft hyphens and zero-width spaces are seen
//! through, never removed. Contractions keep "n't" ("don't" is one word); "'s", "'ll", "'re", "'ve", "'d" and "'m"
//! are split off as clitics.

use crate::Span;
use crate::ascii::alphanumeric_run;
use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::token::{Token, TokenKind};

/// Appends the tokens of `text` to `out`.
pub fn lex(text: &str, out: &mut Vec<Token>) {
    Lexer { text, at: 0, space: true }.run(out);
}

/// One character as a reader sees it: its value and its length in bytes in the text.
#[derive(Clone, Copy)]
struct Seen {
    ch: char,
    len: usize,
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    space: bool,
}

/// Characters that are invisible inside a word: zero-width space, joiners, soft hyphen, byte-order mark.
fn is_ignorable(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{00ad}' | '\u{feff}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Combining marks that belong to the letter before them (the blocks news text uses).
fn is_combining(ch: char) -> bool {
    matches!(ch, '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05bd}' | '\u{064b}'..='\u{065f}'
        | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_letter(ch: char) -> bool {
    ch.is_alphabetic() || is_combining(ch)
}

fn is_word_char(ch: char) -> bool {
    ch.is_alphanumeric() || is_combining(ch)
}

fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '’' | 'ʼ' | '‘' | '‛' | '＇' | '´')
}

fn is_hyphen(ch: char) -> bool {
    matches!(ch, '-' | '\u{2010}' | '\u{2011}')
}

/// Is this character a quotation mark of any kind?
fn is_quote(ch: char) -> bool {
    matches!(
        ch,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '`'
            | '´'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '〟'
            | '＂'
            | '＇'
            | '\u{0093}'
            | '\u{0094}'
            | '\u{0091}'
            | '\u{0092}'
    )
}

impl Lexer<'_> {
    fn run(&mut self, out: &mut Vec<Token>) {
        while let Some(c) = self.peek(self.at) {
            if c.ch == ' ' {
                self.space = true;
                self.at += c.len;
                continue;
            }
            if c.ch.is_whitespace() || is_ignorable(c.ch) || (c.ch.is_control() && !is_quote(c.ch)) {
                self.space |= !is_ignorable(c.ch);
                self.at += c.len;
                continue;
            }
            let start = self.at;
            let kind = if let Some(end) = self.address(start) {
                self.at = end;
                TokenKind::Word
            } else if is_letter(c.ch) {
                self.word(out);
                continue;
            } else if c.ch.is_numeric() {
                self.number(start)
            } else if is_quote(c.ch) {
                if self.elision(start) {
                    self.at += c.len;
                    self.word_from(start, out);
                    continue;
                }
                self.quote(c)
            } else {
                self.punctuation(c)
            };
            self.push(out, start, self.at, kind);
        }
    }

    fn push(&mut self, out: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind) {
        let (mut capital, mut upper, mut lower) = (false, 0, 0);
        // A small letter at the start tells all there is to tell.
        if matches!(kind, TokenKind::Word) && !self.text.as_bytes()[start].is_ascii_lowercase() {
            let mut count = |is_upper: bool| {
                capital |= is_upper && upper + lower == 0;
                *(if is_upper { &mut upper } else { &mut lower }) += 1;
            };
            let word = &self.text[start..end];
            if word.is_ascii() {
                word.bytes().filter(u8::is_ascii_alphabetic).for_each(|b| count(b.is_ascii_uppercase()));
            } else {
                word.chars().filter(|c| c.is_alphabetic()).for_each(|c| count(c.is_uppercase()));
            }
        }
        let all_caps = upper > 1 && lower == 0;
        out.push(Token { span: Span::new(start, end), kind, space_before: self.space, capital, all_caps });
        self.space = false;
    }

    /// The character at a byte offset, entities decoded.
    #[inline]
    fn peek(&self, at: usize) -> Option<Seen> {
        let &first = self.text.as_bytes().get(at)?;
        if first.is_ascii() && first != b'&' {
            return Some(Seen { ch: char::from(first), len: 1 });
        }
        let rest = &self.text[at..];
        let ch = rest.chars().next()?;
        if ch == '&'
            && let Some((ch, len)) = decode_entity(rest)
        {
            return Some(Seen { ch, len });
        }
        Some(Seen { ch, len: ch.len_utf8() })
    }

    /// End of a web address, e-mail address, handle or hashtag that starts here.
    fn address(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..];
        let first = rest.as_bytes()[0];
        let web = match first {
            b'h' | b'H' => {
                rest.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("http://"))
                    || rest.get(..8).is_some_and(|s| s.eq_ignore_ascii_case("https://"))
            }
            b'w' | b'W' => rest.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("www.")),
            b'@' | b'#' => rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_'),
            _ => false,
        };
        if !web {
            return None;
        }
        let tag = matches!(first, b'@' | b'#');
        let len = rest[1..]
            .find(
                |c: char| if tag { !(c.is_alphanumeric() || c == '_') } else { c.is_whitespace() || is_address_end(c) },
            )
            .map_or(rest.len(), |n| n + 1);
        let trimmed =
            if tag { &rest[..len] } else { rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']) };
        Some(start + trimmed.len().max(1))
    }

    /// An apostrophe that stands for left-out letters: "'90s", "'em", "’twas".
    fn elision(&self, start: usize) -> bool {
        let Some(c) = self.peek(start) else { return false };
        if !is_apostrophe(c.ch) || !self.space {
            return false;
        }
        let rest = &self.text[start + c.len..];
        let word: &str = rest.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
        let decade = word.len() == 3 && word.ends_with('s') && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        decade || (word.len() <= 5 && crate::lexicon::abbreviations::is_elision(word))
    }

    fn word(&mut self, out: &mut Vec<Token>) {
        let start = self.at;
        self.word_from(start, out);
    }

    /// Reads a word that starts at `start` and goes on at `self.at`; pushes it, with its clitic split off.
    fn word_from(&mut self, start: usize, out: &mut Vec<Token>) {
        let mut end = self.run_of_letters(self.at);
        while let Some(c) = self.peek(end) {
            if c.ch.is_ascii() && !matches!(c.ch, '\'' | '-' | '.' | '&' | '@' | '_') {
                break; // as after most words
            }
            let after = end + c.len;
            let next = self.peek(after).map_or(' ', |n| n.ch);
            if is_apostrophe(c.ch) && is_letter(next) {
                let tail = self.run_of_letters(after);
                if is_clitic(&self.text[after..tail]) && !self.peek(tail).is_some_and(|n| is_hyphen(n.ch)) {
                    self.push(out, start, end, TokenKind::Word);
                    self.push(out, end, tail, TokenKind::Clitic);
                    self.at = tail;
                    return;
                }
                end = tail;
            } else if is_hyphen(c.ch) && (is_word_char(next) || is_ignorable(next)) {
                end = self.run_of_letters(after);
            } else if is_hyphen(c.ch) && next == '\n' && self.goes_on_below(after + 1) {
                end = self.run_of_letters(after + 1);
            } else if is_hyphen(c.ch) && next == '\r' && self.goes_on_below(after + 2) {
                end = self.run_of_letters(after + 2);
            } else if c.ch == '.' && self.dot_belongs(start, end, next) {
                end = if is_letter(next) { self.run_of_letters(after) } else { after };
            } else if c.ch == '&' && c.len == 1 && next.is_uppercase() && end - start <= 2 {
                end = self.run_of_letters(after); // AT&T, R&D
            } else if (c.ch == '@' || c.ch == '_') && is_word_char(next) {
                end = self.text[after..]
                    .find(|ch: char| ch.is_whitespace() || is_address_end(ch))
                    .map_or(self.text.len(), |n| after + n);
                end = start + self.text[start..end].trim_end_matches(['.', ',', ';', ':']).len();
                break;
            } else {
                break;
            }
        }
        self.push(out, start, end, TokenKind::Word);
        self.at = end;
    }

    /// A hyphen at the end of a line: does a lower-case letter go on below?
    fn goes_on_below(&self, at: usize) -> bool {
        self.text.get(at..).and_then(|s| s.chars().next()).is_some_and(char::is_lowercase)
    }

    /// Is the full stop behind `start..end` a part of the word?
    fn dot_belongs(&self, start: usize, end: usize, next: char) -> bool {
        let word = &self.text[start..end];
        // "(D-S.C.)": party and state.
        let last = word.rsplit(['.', '-']).next().unwrap_or("");
        if last.len() < word.len() && word.ends_with(&format!("-{last}")) && !is_letter(next) {
            return false;
        }
        let single = last.chars().filter(|c| !is_combining(*c)).count() == 1;
        if single && last.chars().all(char::is_alphabetic) {
            // "U.S.", "e.g.", "K. V. Narayanan"; but "Vitamin C. The".
            let dotted = word.contains('.');
            let initial = last.chars().all(char::is_uppercase) && !matches!(last, "I");
            return dotted || is_letter(next) && next.is_uppercase() == last.chars().all(char::is_uppercase) || initial;
        }
        abbreviation(word).is_some_and(|a| a != Abbreviation::NeedsContext || !next.is_alphabetic())
            && !(next.is_uppercase() && !word.contains('.') && word.len() > 4)
    }

    fn run_of_letters(&self, mut at: usize) -> usize {
        loop {
            at += alphanumeric_run(&self.text.as_bytes()[at..]);
            let Some(c) = self.peek(at) else { break };
            if c.len == 1 {
                break; // neither a letter nor an entity
            }
            if is_word_char(c.ch) {
                at += c.len;
            } else if is_ignorable(c.ch) && self.peek(at + c.len).is_some_and(|n| is_word_char(n.ch)) {
                at += c.len;
            } else {
                break;
            }
        }
        at
    }

    fn number(&mut self, start: usize) -> TokenKind {
        let mut end = start;
        let mut letters = false;
        while let Some(c) = self.peek(end) {
            let after = end + c.len;
            let next = self.peek(after).map_or(' ', |n| n.ch);
            if is_word_char(c.ch) {
                letters |= is_letter(c.ch);
            } else if matches!(c.ch, '.' | ',' | ':' | '/') && next.is_numeric() && !letters {
            } else if is_hyphen(c.ch) && is_word_char(next) {
                letters |= is_letter(next);
            } else if c.ch == '–' && next.is_numeric() {
            } else {
                break;
            }
            end = after;
        }
        // "30-day" and "81-year-old" modify like words; "3rd", "30s" and "5-48" count.
        let hyphenated = letters && self.text[start..end].contains(['-', '\u{2010}', '\u{2011}']);
        // "4pm." and "a.m." after a number
        self.at = end.max(start + 1);
        if hyphenated { TokenKind::Word } else { TokenKind::Number }
    }

    fn quote(&mut self, c: Seen) -> TokenKind {
        // Wire style doubles single marks: ``…''.
        let twice = matches!(c.ch, '\'' | '`' | '’' | '‘' | '´')
            && c.len == c.ch.len_utf8()
            && self.peek(self.at + c.len).is_some_and(|n| n.ch == c.ch && n.len == c.len);
        if !twice && is_apostrophe(c.ch) && !self.space {
            // A possessive or clitic behind a number or bracket: "the 1990s' best", "2024's".
            let after = self.at + c.len;
            let tail = self.run_of_letters(after);
            if is_clitic(&self.text[after..tail]) {
                self.at = tail;
                return TokenKind::Clitic;
            }
        }
        self.at += if twice { 2 * c.len } else { c.len };
        TokenKind::Quote
    }

    fn punctuation(&mut self, c: Seen) -> TokenKind {
        self.at += c.len;
        if c.ch == '.' || c.ch == '-' || c.ch == '–' || c.ch == '—' || c.ch == '!' || c.ch == '?' {
            let same = |ch: char| {
                if matches!(c.ch, '!' | '?') { matches!(ch, '!' | '?') } else { ch == c.ch }
            };
            while let Some(n) = self.peek(self.at)
                && same(n.ch)
            {
                self.at += n.len;
            }
        }
        TokenKind::Punct
    }
}

fn is_address_end(ch: char) -> bool {
    matches!(ch, '"' | '“' | '”' | '<' | '>' | '«' | '»' | '’' | '‘')
}

fn is_clitic(s: &str) -> bool {
    matches!(s, "s" | "S" | "ll" | "LL" | "re" | "RE" | "ve" | "VE" | "d" | "D" | "m" | "M")
}

/// Decodes the character entity at the start of `s`, if one stands there: its character and its length in bytes.
fn decode_entity(s: &str) -> Option<(char, usize)> {
    let end = s.as_bytes().iter().take(12).position(|&b| b == b';')?;
    let name = s.get(1..end)?;
    let ch = if let Some(hex) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        char::from_u32(u32::from_str_radix(hex, 16).ok()?)?
    } else if let Some(decimal) = name.strip_prefix('#') {
        char::from_u32(decimal.parse().ok()?)?
    } else {
        crate::lexicon::abbreviations::named_entity(name)?
    };
    Some((ch, end + 1))
}

/// The character a mark token stands for: its first, entities decoded.
pub fn mark(text: &str) -> char {
    if let Some((ch, _)) = text.starts_with('&').then(|| decode_entity(text)).flatten() {
        return ch;
    }
    text.chars().next().unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use TokenKind::{Clitic, Number, Punct, Quote, Word};

    fn words(text: &str) -> Vec<(&str, TokenKind)> {
        let mut out = Vec::new();
        lex(text, &mut out);
        out.iter().map(|t| (t.span.of(text), t.kind)).collect()
    }

    fn joined(text: &str) -> String {
        words(text).iter().map(|w| w.0).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_keep_hyphens_apostrophes_and_abbreviation_dots() {
        for (text, expected) in [
            ("US-backed plan", "US-backed|plan"),
            ("Ms O’Shaughnessy's car", "Ms|O’Shaughnessy|'s|car"),
            ("we don't, they'll", "we|don't|,|they|'ll"),
            ("Mr. Dharmaraj left.", "Mr.|Dharmaraj|left|."),
            ("U.S. troops in the U.K.", "U.S.|troops|in|the|U.K."),
            ("M.S. Dharmaraj and K. V. Rao", "M.S.|Dharmaraj|and|K.|V.|Rao"),
            ("at 22:40, 1,500.5 kg, 30-day, 3rd", "at|22:40|,|1,500.5|kg|,|30-day|,|3rd"),
            ("see https://a.example/x?y=1.", "see|https://a.example/x?y=1|."),
            ("wait... no -- yes", "wait|...|no|--|yes"),
            ("the '90s, get 'em", "the|'90s|,|get|'em"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn missing_spaces_do_not_glue_sentences() {
        assert_eq!(joined("said Amina Bako.The granary"), "said|Amina|Bako|.|The|granary");
        assert_eq!(joined("store,\"said Amina"), "store|,|\"|said|Amina");
    }

    #[test]
    fn entities_zero_width_spaces_and_line_end_hyphens_are_seen_through() {
        assert_eq!(
            joined("&quot;No,&quot; said Siobh&#225;n O&#39;Dwyer"),
            "&quot;|No|,|&quot;|said|Siobh&#225;n|O&#39;Dwyer"
        );
        assert_eq!(joined("Mr\u{a0}Vik\u{200b}tor"), "Mr|Vik\u{200b}tor");
        assert_eq!(joined("wrote histor-\nian Aurel"), "wrote|histor-\nian|Aurel");
    }

    #[test]
    fn every_quotation_mark_is_a_quote() {
        for text in ["“a”", "\"a\"", "«a»", "„a“", "``a''", "‘a’", "「a」", "‹a›", "''a''", "&quot;a&quot;"]
        {
            let kinds: Vec<_> = words(text).iter().map(|w| w.1).collect();
            assert_eq!(kinds, [Quote, Word, Quote], "{text}");
        }
        assert_eq!(words("it's 9!").iter().map(|w| w.1).collect::<Vec<_>>(), [Word, Clitic, Number, Punct]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_cover_all_but_space_and_never_overlap(text in "\\PC{0,60}|[a-zA-Z.'’\"“” \\-&;#0-9\n]{0,80}") {
            let mut out = Vec::new();
            lex(&text, &mut out);
            let mut at = 0;
            for t in &out {
                let s = t.span.range();
                assert!(s.start >= at && s.end > s.start && text.is_char_boundary(s.start) && text.is_char_boundary(s.end));
                // Only space is left out, as itself or as an entity ("&nbsp;").
                let gap = &text[at..s.start];
                assert!(gap.contains('&') || gap.chars().all(|c| c.is_whitespace() || is_ignorable(c) || c.is_control()));
                at = s.end;
            }
        }
    }
}
