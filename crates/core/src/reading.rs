//! One text as the later stages read it: tokens with their parts of speech, word classes, sentences and quoted
//! fragments, and small questions about them that every rule asks.

use crate::Span;
use crate::analysis::{Paragraph, Region};
use crate::lexer::mark;
use crate::lexicon::cues::Cue;
use crate::lexicon::interactions::Interaction;
use crate::lexicon::vocabulary::{Known, known_by};
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::model::word::Word;
use crate::quotations::marks::Fragment;
use crate::token::{Sentence, Token, TokenKind};
use std::ops::Range;

/// No fragment, sentence or mention here.
pub(crate) const NONE: u32 = u32::MAX;

/// The layers below mentions and quotations.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) pos: &'a [Pos],
    pub(crate) sentences: &'a [Sentence],
    pub(crate) paragraphs: &'a [Paragraph],
    pub(crate) fragments: &'a [Fragment],
    /// The text with its ASCII letters in lower case; offsets are the same.
    lower: String,
    known: Vec<Known>,
    sentence: Vec<u32>,
    outer: Vec<u32>,
    inner: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        text: &'a str,
        tokens: &'a [Token],
        words: &[Word],
        pos: &'a [Pos],
        sentences: &'a [Sentence],
        paragraphs: &'a [Paragraph],
        fragments: &'a [Fragment],
    ) -> Self {
        let known = tokens
            .iter()
            .zip(words)
            .map(|(t, w)| if t.kind == TokenKind::Word { known_by(t.span.of(text), w.lower) } else { Known::default() })
            .collect();
        let mut sentence = vec![NONE; tokens.len()];
        for (i, s) in sentences.iter().enumerate() {
            sentence[s.range()].fill(i as u32);
        }
        let mut outer = vec![NONE; tokens.len()];
        let mut inner = vec![NONE; tokens.len()];
        for (i, f) in fragments.iter().enumerate() {
            let from = if f.span.start < tokens[f.first.min(tokens.len() as u32 - 1) as usize].span.start {
                f.first.saturating_sub(1)
            } else {
                f.first
            };
            let range = from as usize..(f.close as usize).min(tokens.len());
            if f.parent.is_none() {
                outer[range.clone()].fill(i as u32);
            }
            inner[range].fill(i as u32);
        }
        Self {
            text,
            tokens,
            pos,
            sentences,
            paragraphs,
            fragments,
            lower: text.to_ascii_lowercase(),
            known,
            sentence,
            outer,
            inner,
        }
    }

    /// The same with other parts of speech.
    pub(crate) fn with_pos<'b>(self, pos: &'b [Pos]) -> Reading<'b>
    where
        'a: 'b,
    {
        Reading { pos, ..self }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token's text.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Is token `i` this word, given in lower case, whatever its own case?
    #[inline]
    pub(crate) fn is(&self, i: usize, word: &str) -> bool {
        debug_assert!(!word.bytes().any(|b| b.is_ascii_uppercase()), "{word} is not in lower case");
        self.lower_bytes(i) == word.as_bytes()
    }

    /// The token's text, its ASCII letters in lower case.
    #[inline]
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).and_then(|t| self.lower.get(t.span.range())).unwrap_or_default()
    }

    /// The same, for a quick look.
    #[inline]
    fn lower_bytes(&self, i: usize) -> &[u8] {
        self.tokens.get(i).and_then(|t| self.lower.as_bytes().get(t.span.range())).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.lower_bytes(i);
        words.iter().any(|w| word == w.as_bytes())
    }

    pub(crate) fn pos(&self, i: usize) -> Pos {
        self.pos.get(i).copied().unwrap_or(Pos::Punct)
    }

    pub(crate) fn class(&self, i: usize) -> Class {
        self.known.get(i).map_or(Class::NONE, |known| known.class)
    }

    /// The cues that token `i` may be.
    pub(crate) fn cues(&self, i: usize) -> &'static [Cue] {
        self.known.get(i).map_or(&[], |known| known.cues())
    }

    /// The interactions that token `i` may express.
    pub(crate) fn interactions(&self, i: usize) -> &'static [Interaction] {
        self.known.get(i).map_or(&[], |known| known.interactions())
    }

    pub(crate) fn has(&self, i: usize, class: Class) -> bool {
        self.class(i).has(class)
    }

    pub(crate) fn kind(&self, i: usize) -> TokenKind {
        self.tokens.get(i).map_or(TokenKind::Punct, |t| t.kind)
    }

    /// Does token `i` begin with a capital?
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.capital)
    }

    /// Is token `i` written in capitals?
    pub(crate) fn all_caps(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.all_caps)
    }

    /// The first character of a mark token, `' '` for words.
    pub(crate) fn mark(&self, i: usize) -> char {
        match self.kind(i) {
            TokenKind::Punct | TokenKind::Quote => mark(self.word(i)),
            _ => ' ',
        }
    }

    pub(crate) fn is_mark(&self, i: usize, c: char) -> bool {
        i < self.len() && self.kind(i) == TokenKind::Punct && self.mark(i) == c
    }

    pub(crate) fn is_dash(&self, i: usize) -> bool {
        i < self.len() && self.kind(i) == TokenKind::Punct && matches!(self.mark(i), '—' | '–' | '-' | '―')
    }

    /// The sentence that holds token `i`.
    pub(crate) fn sentence_of(&self, i: usize) -> Option<usize> {
        self.sentence.get(i).copied().filter(|&s| s != NONE).map(|s| s as usize)
    }

    /// Token range of the sentence that holds `i`; empty if none does.
    pub(crate) fn sentence_range(&self, i: usize) -> Range<usize> {
        self.sentence_of(i).map_or(i..i, |s| self.sentences[s].range())
    }

    pub(crate) fn paragraph_of(&self, i: usize) -> Option<usize> {
        self.sentence_of(i).map(|s| self.sentences[s].paragraph as usize)
    }

    pub(crate) fn region_of(&self, i: usize) -> Region {
        self.paragraph_of(i).map_or(Region::Boilerplate, |p| self.paragraphs[p].region)
    }

    /// The outermost quoted fragment that token `i` (or its mark) belongs to.
    pub(crate) fn outer_fragment(&self, i: usize) -> Option<usize> {
        self.outer.get(i).copied().filter(|&f| f != NONE).map(|f| f as usize)
    }

    /// The innermost quoted fragment that token `i` (or its mark) belongs to.
    pub(crate) fn inner_fragment(&self, i: usize) -> Option<usize> {
        self.inner.get(i).copied().filter(|&f| f != NONE).map(|f| f as usize)
    }

    /// First token of a fragment with its opening mark.
    pub(crate) fn fragment_open(&self, f: usize) -> usize {
        let fragment = &self.fragments[f];
        let first = fragment.first as usize;
        if first > 0 && self.kind(first - 1) == TokenKind::Quote && self.inner_fragment(first - 1) == Some(f) {
            first - 1
        } else {
            first
        }
    }

    /// Span of a range of tokens.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        if range.is_empty() || range.start >= self.len() {
            let at = self.tokens.get(range.start).map_or(self.text.len(), |t| t.span.start as usize);
            return Span::new(at, at);
        }
        self.tokens[range.start].span.cover(self.tokens[range.end.min(self.len()) - 1].span)
    }

    /// Is this word a form of the auxiliaries, as a verb or clitic here?
    pub(crate) fn is_auxiliary(&self, i: usize) -> bool {
        let class = self.class(i);
        class.has(Class::AUXILIARY) || self.kind(i) == TokenKind::Clitic && self.pos(i) != Pos::Apos
    }

    /// A name token that continues another ("Lopez", "van"), never a mark.
    pub(crate) fn is_word(&self, i: usize) -> bool {
        i < self.len() && matches!(self.kind(i), TokenKind::Word | TokenKind::Number)
    }
}
