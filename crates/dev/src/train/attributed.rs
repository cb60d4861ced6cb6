//! Texts with gold attributions, and how often each word was seen to report.

use super::corpus::{Document, byte_offsets, documents_of};
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use whosaid::lexicon::stems::stem;
use whosaid::model::linear::dictionary_slots;
use whosaid::{Input, Meta, lexer};

const SLOTS_LOG2: u32 = 15;
/// Words seen less often are not in the dictionary.
const SEEN: u32 = 4;

/// A text with what is said in it.
pub(crate) struct Attributed {
    pub(crate) input: Input,
    pub(crate) gold: Vec<Gold>,
}

/// A gold quotation in bytes.
pub(crate) struct Gold {
    cue: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) source: Vec<Range<usize>>,
    /// Where the word begins that carries the cue; [`heads`] finds it.
    pub(crate) head: Option<usize>,
}

/// How often words (by the hash of their stem) were seen, and how often as the head of a cue.
pub(crate) type Counts = BTreeMap<u32, (u32, u32)>;

/// The documents of a file in JSON Lines.
pub(crate) fn attributed(file: &Path) -> Result<Vec<Attributed>> {
    Ok(documents_of(file)?.into_iter().map(read).collect())
}

fn read(document: Document) -> Attributed {
    let Document { id, text, title, date, publisher, quotes, .. } = document;
    let bytes = byte_offsets(&text);
    let spans = |spans: &[(usize, usize)]| -> Vec<Range<usize>> {
        spans.iter().filter_map(|&(start, end)| Some(*bytes.get(start)?..*bytes.get(end)?)).collect()
    };
    let gold = quotes
        .iter()
        .map(|q| Gold { cue: spans(&q.cue), content: spans(&q.content), source: spans(&q.source), head: None })
        .collect();
    Attributed { input: Input { id, text, meta: Meta { title, date, publisher, ..Meta::default() } }, gold }
}

/// Finds the head of every cue: the word that stands in cues most often for how often it is seen at all. Returns the
/// counts of each document.
pub(crate) fn heads(documents: &mut [Attributed]) -> Vec<Counts> {
    let mut within = Counts::new();
    let mut texts = Vec::new();
    for document in documents.iter() {
        let mut tokens = Vec::new();
        lexer::lex(&document.input.text, &mut tokens);
        let words: Vec<(usize, u32)> =
            tokens.iter().map(|t| (t.span.start as usize, stem(t.span.of(&document.input.text)))).collect();
        for &(start, hash) in &words {
            let entry = within.entry(hash).or_default();
            entry.0 += 1;
            entry.1 += u32::from(document.gold.iter().any(|g| g.cue.iter().any(|c| c.contains(&start))));
        }
        texts.push(words);
    }
    let mut out = Vec::new();
    for (document, words) in documents.iter_mut().zip(&texts) {
        let mut counts = Counts::new();
        for &(_, hash) in words {
            counts.entry(hash).or_default().0 += 1;
        }
        for gold in &mut document.gold {
            let inside = words.iter().filter(|(start, _)| gold.cue.iter().any(|c| c.contains(start)));
            let head = inside.max_by_key(|(start, hash)| {
                let (seen, cue) = within[hash];
                (cue * 1000 / (seen + 3), Reverse(*start))
            });
            if let Some(&(start, hash)) = head {
                gold.head = Some(start);
                counts.entry(hash).or_default().1 += 1;
            }
        }
        out.push(counts);
    }
    out
}

/// The counts of some documents, by their places, added up.
pub(crate) fn together(counts: &[Counts], wanted: impl Fn(usize) -> bool) -> Counts {
    let mut sum = Counts::new();
    for (_, counts) in counts.iter().enumerate().filter(|(i, _)| wanted(*i)) {
        for (&hash, &(seen, cue)) in counts {
            let entry = sum.entry(hash).or_default();
            *entry = (entry.0 + seen, entry.1 + cue);
        }
    }
    sum
}

/// Dictionary slots that tell how often a word is a cue, in steps; 0 for words that are none.
pub(crate) fn dictionary(counts: &Counts) -> Vec<u32> {
    let step = |seen: u32, cue: u32| match 1000 * cue / seen {
        0..=3 if seen >= 30 || cue == 0 && seen >= 8 => 0,
        0..=9 => 1,
        10..=29 => 2,
        30..=69 => 3,
        70..=139 => 4,
        140..=249 => 5,
        250..=399 => 6,
        400..=599 => 7,
        600..=799 => 8,
        _ => 9,
    };
    let often = counts.iter().filter(|(_, (seen, _))| *seen >= SEEN);
    let mut words: Vec<(u32, u32, u8)> = often.map(|(&hash, &(seen, cue))| (seen, hash, step(seen, cue))).collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    dictionary_slots(&words.iter().map(|&(_, hash, step)| (hash, step)).collect::<Vec<_>>(), SLOTS_LOG2)
}
