//! Quotation marks to quoted fragments.
//!
//! In: tokens, sentences, paragraphs. Out: [`Fragment`]s in text order. Every mark of Unicode counts; straight marks are told
//! apart by the space around them and by what is open. A missing mark never does harm beyond its paragraph: an
//! unclosed fragment ends with its sentence (when it began in the middle of one) or with its paragraph, unless the
//! next paragraph opens again, which is how a quotation of several paragraphs is printed.

use crate::Span;
use crate::analysis::{Paragraph, Region};
use crate::lexer::mark;
use crate::token::{Sentence, Token, TokenKind};

/// How far a closing single mark is looked for, in tokens.
const SINGLE_REACH: usize = 250;
/// Deeper nesting is no longer tracked; the marks are passed over.
const MAX_DEPTH: usize = 8;

/// A run of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// From the opening mark (or the first word, if it is lost) to the closing mark.
    pub span: Span,
    /// First token inside the marks.
    pub first: u32,
    /// One past the last token inside the marks.
    pub end: u32,
    /// One past the closing mark, or the same as `end`.
    pub close: u32,
    /// Index of the paragraph.
    pub paragraph: u32,
    /// Index of the fragment that this one stands inside.
    pub parent: Option<u32>,
    /// Left open because the next paragraph goes on.
    pub runs_on: bool,
    /// A mark is missing.
    pub broken: bool,
}

/// Families of marks that close each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Open,
    Close,
    Either,
}

fn shape(text: &str) -> (Family, Shape) {
    use {
        Family::{Angle, Corner, Double, Single},
        Shape::{Close, Either, Open},
    };
    let doubled = text.len() > mark(text).len_utf8() && !text.starts_with('&');
    match (mark(text), doubled) {
        ('“' | '‟' | '„' | '〝' | '\u{93}', _) => (Double, Open),
        ('”' | '〞' | '〟' | '\u{94}', _) => (Double, Close),
        ('`' | '‘', true) => (Double, Open),
        ('’' | '´', true) => (Double, Close),
        ('"' | '＂', _) | ('\'', true) => (Double, Either),
        ('«' | '‹', _) => (Angle, Open),
        ('»' | '›', _) => (Angle, Close),
        ('「' | '『', _) => (Corner, Open),
        ('」' | '』', _) => (Corner, Close),
        ('‘' | '‛' | '‚' | '`' | '\u{91}', _) => (Single, Open),
        _ => (Single, Either),
    }
}

#[derive(Clone, Copy)]
struct Opened {
    token: usize,
    family: Family,
    /// For single marks: the token that closes, found ahead.
    target: Option<usize>,
    fragment: u32,
}

/// All quoted fragments of the paragraphs that are read.
pub fn fragments(text: &str, tokens: &[Token], sentences: &[Sentence], paragraphs: &[Paragraph]) -> Vec<Fragment> {
    let mut pairing = Pairing { text, tokens, sentences, out: Vec::new(), stack: Vec::new() };
    let spans = token_ranges(sentences, paragraphs.len());
    for (p, paragraph) in paragraphs.iter().enumerate() {
        let (first, end) = spans[p];
        if first == end || paragraph.region == Region::Boilerplate {
            continue;
        }
        let next =
            (p + 1..paragraphs.len()).find(|&n| paragraphs[n].region != Region::Boilerplate && spans[n].0 < spans[n].1);
        let goes_on = next.filter(|&n| paragraphs[n].region == Region::Body).map(|n| spans[n].0);
        pairing.paragraph(p as u32, first, end, goes_on);
    }
    let mut out = pairing.out;
    // Unfinished placeholders were filled in at the end of each paragraph; order by text.
    let mut order: Vec<u32> = (0..out.len() as u32).collect();
    order.sort_by_key(|&i| (out[i as usize].span.start, std::cmp::Reverse(out[i as usize].span.end)));
    let mut rank = vec![0u32; out.len()];
    for (new, &old) in order.iter().enumerate() {
        rank[old as usize] = new as u32;
    }
    for f in &mut out {
        f.parent = f.parent.map(|p| rank[p as usize]);
    }
    let mut sorted: Vec<Fragment> = order.into_iter().map(|i| out[i as usize].clone()).collect();
    sorted.shrink_to_fit();
    sorted
}

/// First and past-the-last token of each paragraph.
fn token_ranges(sentences: &[Sentence], paragraphs: usize) -> Vec<(usize, usize)> {
    let mut out = vec![(0, 0); paragraphs];
    for s in sentences {
        let range = &mut out[s.paragraph as usize];
        if range.0 == range.1 {
            range.0 = s.first as usize;
        }
        range.1 = s.end as usize;
    }
    out
}

struct Pairing<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    out: Vec<Fragment>,
    stack: Vec<Opened>,
}

impl Pairing<'_> {
    fn str(&self, i: usize) -> &str {
        self.tokens[i].span.of(self.text)
    }

    fn paragraph(&mut self, p: u32, first: usize, end: usize, goes_on: Option<usize>) {
        let excerpt = self.opens_excerpt(first, end);
        for i in first..end {
            if self.tokens[i].kind != TokenKind::Quote || excerpt && i == first {
                continue;
            }
            let (family, shape) = shape(self.str(i));
            if family == Family::Single {
                self.single(p, i, end);
                continue;
            }
            let active = self.stack.iter().rposition(|o| o.family == family);
            let opens = match shape {
                // „…“ closes with the mark that opens elsewhere; »…« too.
                Shape::Open => !(active.is_some() && self.glued_left(i, first) && !self.glued_right(i, end)),
                Shape::Close => active.is_none() && self.looks_opening(i, first, end) && self.reopens(i, end, family),
                Shape::Either => self.looks_opening(i, first, end) || active.is_none() && !self.glued_left(i, first),
            };
            if opens {
                if let Some(at) = active {
                    self.lose_close(at, i, p);
                }
                self.open(p, i, family, None);
            } else if let Some(at) = active {
                self.stack.truncate(at + 1);
                self.close(i);
            } else {
                self.lost_open(p, i, first);
            }
        }
        self.finish(p, end, goes_on);
    }

    /// A straight mark that opens a paragraph and is never closed, before others that are curly: the paragraph is an
    /// excerpt from elsewhere, and only the curly marks in it are somebody's words.
    fn opens_excerpt(&self, first: usize, end: usize) -> bool {
        let marks = |wanted: char| {
            (first..end)
                .filter(move |&i| self.tokens[i].kind == TokenKind::Quote && mark(self.str(i)) == wanted)
                .count()
        };
        self.tokens[first].kind == TokenKind::Quote
            && mark(self.str(first)) == '"'
            && marks('"') == 1
            && marks('“') > 0
            && marks('”') > 0
    }

    /// No space on the left: the mark belongs to the word before it.
    fn glued_left(&self, i: usize, first: usize) -> bool {
        i > first && !self.tokens[i].space_before && {
            let before = &self.tokens[i - 1];
            match before.kind {
                TokenKind::Word | TokenKind::Number | TokenKind::Clitic => true,
                TokenKind::Punct => !matches!(mark(self.str(i - 1)), '(' | '[' | '—' | '–' | '-' | '/' | '|'),
                TokenKind::Quote => self.out.last().is_some_and(|f| f.close as usize == i),
            }
        }
    }

    fn glued_right(&self, i: usize, end: usize) -> bool {
        i + 1 < end && !self.tokens[i + 1].space_before && {
            let after = &self.tokens[i + 1];
            match after.kind {
                TokenKind::Punct => {
                    matches!(mark(self.str(i + 1)), '(' | '[' | '…' | '.' | '$' | '£' | '€' | '#')
                        && self.str(i + 1) != "."
                }
                _ => true,
            }
        }
    }

    fn looks_opening(&self, i: usize, first: usize, end: usize) -> bool {
        self.glued_right(i, end) && !self.glued_left(i, first)
    }

    /// A closing mark used as an opening one ("”Yes,” he said"): does another follow soon?
    fn reopens(&self, i: usize, end: usize, family: Family) -> bool {
        (i + 1..end.min(i + SINGLE_REACH))
            .any(|k| self.tokens[k].kind == TokenKind::Quote && shape(self.str(k)) == (family, Shape::Close))
    }

    fn single(&mut self, p: u32, i: usize, end: usize) {
        if let Some(at) = self.stack.iter().rposition(|o| o.target == Some(i)) {
            self.stack.truncate(at + 1);
            self.close(i);
            return;
        }
        let token = &self.tokens[i];
        let after_mark =
            i > 0 && !token.space_before && matches!(self.tokens[i - 1].kind, TokenKind::Quote | TokenKind::Punct);
        let begins = (token.space_before || i == 0 || after_mark) && self.glued_right(i, end);
        if !begins || self.stack.iter().any(|o| o.family == Family::Single) {
            return; // an apostrophe
        }
        if let Some(target) = self.single_target(i, end) {
            self.open(p, i, Family::Single, Some(target));
        } else if shape(self.str(i)).1 == Shape::Open && self.stack.is_empty() {
            self.open(p, i, Family::Single, None);
        }
    }

    /// The token that closes a single mark opened at `i`: surest where punctuation stands on either side.
    fn single_target(&self, i: usize, end: usize) -> Option<usize> {
        let outer = self.stack.last().map(|o| o.family);
        let mut fallback = None;
        for k in i + 1..end.min(i + SINGLE_REACH) {
            if self.tokens[k].kind != TokenKind::Quote {
                continue;
            }
            let (family, form) = shape(self.str(k));
            if family != Family::Single {
                // The enclosing pair ends here: what is inside must have ended before.
                if Some(family) == outer && !self.looks_opening(k, i, end) {
                    break;
                }
                continue;
            }
            if form == Shape::Open || self.tokens[k].space_before {
                continue;
            }
            let before = &self.tokens[k - 1];
            let stop_before = before.kind == TokenKind::Punct || before.kind == TokenKind::Quote;
            let stop_after = k + 1 >= end
                || self.tokens[k + 1].kind == TokenKind::Punct
                || self.tokens[k + 1].kind == TokenKind::Quote;
            if stop_before || stop_after && !self.str(k - 1).ends_with('s') {
                return Some(k);
            }
            if k + 1 < end && !self.tokens[k + 1].space_before && !stop_after {
                continue;
            }
            let possessive = self.str(k - 1).ends_with(['s', 'S']) && !stop_after;
            if fallback.is_none() && !possessive {
                return Some(k);
            }
            fallback = fallback.or(Some(k));
        }
        fallback
    }

    fn open(&mut self, p: u32, token: usize, family: Family, target: Option<usize>) {
        if self.stack.len() >= MAX_DEPTH {
            return;
        }
        let parent = self.stack.last().map(|o| o.fragment);
        let fragment = self.out.len() as u32;
        self.stack.push(Opened { token, family, target, fragment });
        let written_out = self.str(token).starts_with('&');
        let span = self.tokens[token].span;
        let start = if written_out { span.end } else { span.start };
        self.out.push(Fragment {
            span: Span { start, end: start },
            first: token as u32 + 1,
            end: token as u32 + 1,
            close: token as u32 + 1,
            paragraph: p,
            parent,
            runs_on: false,
            broken: false,
        });
    }

    /// Closes the innermost open fragment with the mark at `token`.
    fn close(&mut self, token: usize) {
        let Some(opened) = self.stack.pop() else { return };
        let span = self.tokens[token].span;
        let written_out = self.str(token).starts_with('&');
        let fragment = &mut self.out[opened.fragment as usize];
        fragment.span.end = if written_out { span.start } else { span.end };
        fragment.end = token as u32;
        fragment.close = token as u32 + 1;
    }

    /// The fragment at stack position `at` was never closed: it ends at `limit` at the latest.
    fn lose_close(&mut self, at: usize, limit: usize, _p: u32) {
        let opened = self.stack[at];
        // Inner fragments that are open too were apostrophes or share the fate.
        for inner in self.stack.split_off(at + 1) {
            self.end_at(inner.fragment, limit, true);
        }
        self.stack.pop();
        let first = opened.token + 1;
        let mid_sentence = self.tokens.get(first).is_some_and(|t| !t.capital);
        let end = if mid_sentence { self.sentence_end_after(first).min(limit) } else { limit };
        self.end_at(opened.fragment, end, true);
    }

    fn end_at(&mut self, fragment: u32, end: usize, broken: bool) {
        let tokens = self.tokens;
        let f = &mut self.out[fragment as usize];
        let end = end.max(f.first as usize);
        f.end = end as u32;
        f.close = end as u32;
        f.span.end = if end > f.first as usize { tokens[end - 1].span.end } else { f.span.end.max(f.span.start) };
        f.broken = broken;
    }

    /// One past the last token of the sentence that holds `token`.
    fn sentence_end_after(&self, token: usize) -> usize {
        let at = self.sentences.partition_point(|s| s.end as usize <= token);
        self.sentences.get(at).map_or(self.tokens.len(), |s| s.end as usize)
    }

    /// A closing mark with nothing open: the opening one is lost, the fragment begins with the sentence.
    fn lost_open(&mut self, p: u32, token: usize, paragraph_first: usize) {
        if self.stack.len() >= MAX_DEPTH {
            return;
        }
        let at = self.sentences.partition_point(|s| s.end as usize <= token);
        let sentence_first = self.sentences.get(at).map_or(paragraph_first, |s| s.first as usize);
        let after_last = self
            .out
            .iter()
            .rev()
            .take(4)
            .filter(|f| f.paragraph == p)
            .map(|f| f.close as usize)
            .max()
            .unwrap_or(paragraph_first);
        let first = sentence_first.max(after_last).max(paragraph_first);
        // Only a mark that ends a clause tells of a lost partner ("spring,” said"); others are inches or slips.
        let clause = token > first && self.tokens[token - 1].kind == TokenKind::Punct;
        if first >= token || !clause || after_last > sentence_first {
            return;
        }
        let parent = self.stack.last().map(|o| o.fragment);
        self.out.push(Fragment {
            span: self.tokens[first].span.cover(self.tokens[token].span),
            first: first as u32,
            end: token as u32,
            close: token as u32 + 1,
            paragraph: p,
            parent,
            runs_on: false,
            broken: true,
        });
    }

    /// Ends what is open at the end of a paragraph.
    fn finish(&mut self, p: u32, end: usize, goes_on: Option<usize>) {
        let Some(outer) = self.stack.first().copied() else { return };
        let reopened = goes_on.is_some_and(|next| {
            self.tokens[next].kind == TokenKind::Quote && {
                let (family, form) = shape(self.str(next));
                family == outer.family && form != Shape::Close
            }
        });
        if reopened {
            for inner in self.stack.split_off(0) {
                self.end_at(inner.fragment, end, false);
                self.out[inner.fragment as usize].runs_on = inner.fragment == outer.fragment;
            }
        } else {
            self.lose_close(0, end, p);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let paragraphs = crate::document::paragraphs(text);
        let mut tokens = Vec::new();
        crate::lexer::lex(text, &mut tokens);
        let sentences = crate::sentences::split(text, &tokens, &paragraphs);
        fragments(text, &tokens, &sentences, &paragraphs)
            .iter()
            .map(|f| format!("{}{}", f.span.of(text), if f.runs_on { "→" } else { "" }))
            .collect()
    }

    #[test]
    fn pairs_of_every_shape() {
        for (text, expected) in [
            ("He said “yes” and \"no\".", &["“yes”", "\"no\""][..]),
            ("«Oui,» he said, „ja“ too.", &["«Oui,»", "„ja“"]),
            ("``The sky,'' he said.", &["``The sky,''"]),
            ("‘He said “never”, so I left,’ she said.", &["‘He said “never”, so I left,’", "“never”"]),
            ("'We're not the drivers' fault,' said Dylan.", &["'We're not the drivers' fault,'"]),
            (
                "\"My son's school said, 'Don't come,' so we didn't,\" she said.",
                &["\"My son's school said, 'Don't come,' so we didn't,\"", "'Don't come,'"],
            ),
            ("“On time,\" said B. “Late,\" said I.", &["“On time,\"", "“Late,\""]),
            ("\"Lost,\"said Amina.", &["\"Lost,\""]),
            ("the workers' pay and the '90s", &[]),
        ] {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lost_mark_stays_in_its_paragraph() {
        assert_eq!(quoted("He said: “It stopped.\n\nThe county sent two."), ["“It stopped."]);
        assert_eq!(quoted("She said it was “late for an hour. The next is on Saturday."), ["“late for an hour."]);
        assert_eq!(quoted("We can rebuild,” said Oksana.\n\nThe roof fell."), ["We can rebuild,”"]);
    }

    #[test]
    fn paragraphs_that_open_again_go_on() {
        assert_eq!(quoted("“One.\n\n“Two.\n\n“Three.”\n\nFour."), ["“One.→", "“Two.→", "“Three.”"]);
        assert_eq!(
            quoted("\"A,\" he said. \"B.\n\n\"C.\"\n\nHe left, \"D.\""),
            ["\"A,\"", "\"B.→", "\"C.\"", "\"D.\""]
        );
    }

    #[test]
    fn ten_thousand_marks_end() {
        assert!(quoted(&"“".repeat(10_000)).len() <= 10_000);
        assert!(quoted(&"'a ".repeat(10_000)).len() <= 10_000);
    }
}
