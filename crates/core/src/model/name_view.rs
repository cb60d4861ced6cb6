//! A document as the name tagger sees it: which tokens may belong to names, what the lexicons say of them, and what
//! the rest of the document tells about the same word.

use super::name_memory::{Memory, trace};
use super::word::{Word, hash_lower, shape};
use super::{NameInput, Pos};
use crate::lexicon::Names;
use crate::lexicon::vocabulary::known_by;
use crate::lexicon::words::Class;
use crate::token::{Token, TokenKind};
use std::ops::Range;

/// So many tokens that can't be a name may stand inside one: "Ministry of Foreign Affairs", "bin".
const LARGEST_GAP: usize = 3;

/// Tokens of one sentence that are decoded together; all others are no names.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The tokens to decode.
    pub tokens: Range<usize>,
    /// Their sentence.
    pub sentence: Range<usize>,
}

/// All that the features need of a document.
#[derive(Debug)]
pub struct View<'a> {
    /// One a token.
    pub words: &'a [Word],
    /// One a token.
    pub pos: &'a [Pos],
    /// Bits of [`lexical`], filled in where a stretch can see.
    pub lexical: Vec<u32>,
    /// What names that are no person's each word may belong to, filled in where a name may stand.
    pub other: Vec<u8>,
    /// Hashes of the first three and four letters and of the last four and five, in lower case, where a name may stand.
    pub spelling: Vec<[u32; 4]>,
    /// The run of capitalised words that each token is in; empty for others.
    pub runs: Vec<(u32, u32)>,
    /// What to decode.
    pub stretches: Vec<Stretch>,
    /// What the document tells about words.
    pub memory: Memory,
}

/// Bits of [`View::lexical`].
pub mod lexical {
    /// Classes of words, in the order of their bits.
    pub(super) const CLASSES: u32 = 11;
    /// Can report speech: "said".
    pub const CUE: u32 = 1 << CLASSES;
    /// Where the lists of names begin: two bits for given names, two for surnames, one for "also an English word".
    pub const NAMES: u32 = CLASSES + 1;
}

impl<'a> View<'a> {
    /// Reads a document. Tokens without a tag count as `Other`; sentences outside the tokens are left out.
    pub fn new(names: &Names, input: &NameInput<'a>) -> Self {
        let NameInput { text, tokens, words, pos, sentences } = *input;
        let mut view = View {
            lexical: vec![0; words.len()],
            other: vec![0; words.len()],
            spelling: vec![[0; 4]; words.len()],
            runs: vec![(0, 0); words.len()],
            stretches: vec![],
            memory: Memory::default(),
            words,
            pos,
        };
        for sentence in sentences {
            let range = sentence.range();
            if range.start < range.end && range.end <= tokens.len() {
                view.read_sentence(tokens, range);
            }
        }
        view.look_up(names, text, tokens);
        view.remember();
        view
    }

    /// Finds runs and stretches.
    fn read_sentence(&mut self, tokens: &[Token], sentence: Range<usize>) {
        let mut last_named: Option<usize> = None;
        let mut run = sentence.start;
        for i in sentence.clone() {
            if !may_name(&self.words[i], &tokens[i]) {
                continue;
            }
            let near = last_named.is_some_and(|last| i - last <= LARGEST_GAP + 1);
            match self.stretches.last_mut() {
                Some(stretch) if near => stretch.tokens.end = i + 1,
                _ => self.stretches.push(Stretch { tokens: i..i + 1, sentence: sentence.clone() }),
            }
            if last_named.is_none_or(|last| last + 1 != i) || !tokens[i].space_before {
                run = i;
            }
            for member in &mut self.runs[run..=i] {
                *member = (run as u32, i as u32 + 1);
            }
            last_named = Some(i);
        }
    }

    /// Asks the lexicons about every token that a stretch can see.
    fn look_up(&mut self, names: &Names, text: &str, tokens: &[Token]) {
        let mut done = 0;
        for stretch in &self.stretches {
            let from = stretch.tokens.start.saturating_sub(2).max(stretch.sentence.start).max(done);
            let to = (stretch.tokens.end + 2).min(stretch.sentence.end);
            for (i, token) in tokens.iter().enumerate().take(to).skip(from) {
                let form = text.get(token.span.range()).unwrap_or("");
                self.lexical[i] = lexical_bits(form, self.words[i].lower, token.kind);
                if may_name(&self.words[i], token) {
                    self.lexical[i] |= name_bits(names, form) << lexical::NAMES;
                    self.other[i] = names.other(form).bits();
                    self.spelling[i] = spelling(form);
                }
            }
            done = done.max(to);
        }
    }

    /// Gathers what each occurrence of a name's word tells.
    fn remember(&mut self) {
        let capitals = self.stretches.iter().map(|stretch| stretch.tokens.len()).sum();
        self.memory = Memory::with_capacity(capitals);
        for stretch in &self.stretches {
            for i in stretch.tokens.clone() {
                let (start, end) = self.run(i);
                if start == end {
                    continue;
                }
                let at = |j: usize| self.lexical.get(j).copied().filter(|_| stretch.sentence.contains(&j));
                let before = i.checked_sub(1).and_then(at).unwrap_or(0);
                let after = at(i + 1).unwrap_or(0);
                let mut traces = 0;
                traces |= if before & TITLES != 0 { trace::AFTER_TITLE } else { 0 };
                traces |= if after & lexical::CUE != 0 { trace::BEFORE_CUE } else { 0 };
                traces |= if i > start && before & GIVEN != 0 { trace::AFTER_GIVEN } else { 0 };
                traces |= if i + 1 < end && after & ORG_HEAD != 0 { trace::BEFORE_ORG_HEAD } else { 0 };
                traces |= if i + 1 == end && end - start > 1 { trace::LAST } else { 0 };
                traces |= if i == start && end - start > 1 { trace::FIRST } else { 0 };
                traces |= if end - start == 1 && i > stretch.sentence.start { trace::ALONE } else { 0 };
                let tag = |j: usize| self.pos.get(j).copied().filter(|_| stretch.sentence.contains(&j));
                if i == start {
                    let before = i.checked_sub(1).and_then(tag);
                    traces |= if before == Some(Pos::Det) { trace::AFTER_DETERMINER } else { 0 };
                    traces |= if before == Some(Pos::Prep) { trace::AFTER_PREPOSITION } else { 0 };
                    traces |= if before.is_some_and(|pos| pos == Pos::Conj) { trace::AFTER_CONJUNCTION } else { 0 };
                }
                if i + 1 == end {
                    traces |= if tag(i + 1).is_some_and(Pos::is_finite) { trace::BEFORE_VERB } else { 0 };
                    traces |= if tag(i + 1).is_some_and(Pos::is_noun) { trace::BEFORE_NOUN } else { 0 };
                }
                let neighbour = |j: usize| self.words.get(j).map_or(0, |word| word.lower);
                let previous = if i > start { neighbour(i - 1) } else { 0 };
                let next = if i + 1 < end { neighbour(i + 1) } else { 0 };
                self.memory.add(self.words[i].lower, traces, previous, next);
            }
        }
        for (word, run) in self.words.iter().zip(&self.runs) {
            if run.0 == run.1 && word.shape >> shape::KIND == 0 {
                self.memory.mark(word.lower, trace::LOWER_CASE);
            }
        }
    }

    /// The run that a token is in.
    pub fn run(&self, i: usize) -> (usize, usize) {
        self.runs.get(i).map_or((0, 0), |&(start, end)| (start as usize, end as usize))
    }
}

const TITLES: u32 = 0b11;
const ORG_HEAD: u32 = 1 << 2;
const GIVEN: u32 = 0b11 << lexical::NAMES;

/// Hashes of a word's first three and four letters and of its last four and five, in lower case.
fn spelling(form: &str) -> [u32; 4] {
    let from = |n: usize| form.char_indices().rev().nth(n).map_or(0, |(at, _)| at);
    let to = |n: usize| form.char_indices().nth(n).map_or(form.len(), |(at, _)| at);
    [hash_lower(&form[..to(3)]), hash_lower(&form[..to(4)]), hash_lower(&form[from(3)..]), hash_lower(&form[from(4)..])]
}

/// A word with an upper-case letter.
fn may_name(word: &Word, token: &Token) -> bool {
    token.kind == TokenKind::Word && word.has(shape::CAPITAL | shape::INNER_CAPITAL)
}

/// What the lexicons know of a token.
fn lexical_bits(form: &str, lower: u32, kind: TokenKind) -> u32 {
    if !matches!(kind, TokenKind::Word | TokenKind::Clitic) {
        return 0;
    }
    let known = known_by(form, lower);
    let classes = [
        Class::HONORIFIC,
        Class::ROLE,
        Class::ORG_HEAD,
        Class::PLACE_HEAD,
        Class::NAME_SUFFIX,
        Class::PARTICLE,
        Class::NOT_NAME,
        Class::CALENDAR,
        Class::STARTER,
        Class::GROUP,
        Class::ROLE_QUALIFIER,
    ];
    let mut bits = 0;
    for (bit, of) in classes.into_iter().enumerate() {
        bits |= u32::from(known.class.has(of)) << bit;
    }
    bits |= if known.cues().is_empty() { 0 } else { lexical::CUE };
    bits
}

/// What the lists of names know of a word: two bits each for how common it is as given name and as surname, and one
/// for names that are words too.
fn name_bits(names: &Names, form: &str) -> u32 {
    let level = |common: u8| match common {
        0..=29 => 1,
        30..=59 => 2,
        _ => 3,
    };
    let (given, surname) = (names.given(form), names.surname(form));
    let also_word = given.is_some_and(|name| name.also_word) || surname.is_some_and(|name| name.also_word);
    given.map_or(0, |name| level(name.common))
        | surname.map_or(0, |name| level(name.common)) << 2
        | u32::from(also_word) << 4
}
