//! Phrases of appeals, prompts and notices.

use super::beginnings::Beginnings;
use crate::ascii::alphanumeric_run;
use std::ops::Range;
use std::sync::LazyLock;

/// A phrase, lower case, with its weight and its place in the table.
struct Phrase {
    text: &'static str,
    weight: u32,
    row: usize,
}

struct Table {
    beginnings: Beginnings,
    /// By the five bits of their first letter that are the same in lower and upper case. There are so few that an
    /// automaton would not pay.
    by_letter: [Vec<Phrase>; 32],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { beginnings: Beginnings::default(), by_letter: Default::default() };
    let rows = super::rows(include_str!("../../lexicon/boilerplate.tsv")).filter(|row| row.len() > 1);
    for (row, cells) in rows.enumerate() {
        let (text, weight) = (cells[0], cells[1].parse().unwrap_or(1));
        let &[first, second, third, ..] = text.as_bytes() else { continue };
        table.beginnings.add(first, second, Some(third));
        table.beginnings.add(first.to_ascii_uppercase(), second, Some(third));
        table.by_letter[usize::from(first & 31)].push(Phrase { text, weight, row });
    }
    table
});

/// Weight from which a paragraph is boilerplate whatever its length is measured against.
const SURE: u32 = 4;

/// Is this paragraph an appeal, a prompt or a notice, and no part of the article?
pub fn is_boilerplate(paragraph: &str) -> bool {
    // Each phrase counts once; how much of the text do phrases cover?
    let mut seen: Vec<usize> = vec![];
    let (mut weight, mut covered, mut end) = (0, 0, 0);
    let mut opens = false;
    for (phrase, span) in phrases(paragraph) {
        if !seen.contains(&phrase.row) {
            seen.push(phrase.row);
            weight += phrase.weight;
            opens |= span.start == 0 && phrase.weight >= 2;
            covered += span.end.saturating_sub(span.start.max(end));
            end = end.max(span.end);
        }
    }
    if weight == 0 {
        return false;
    }
    let len = paragraph.len();
    // "Read more: …" opens a short line; prompts fill a line; an appeal holds several phrases in a bounded stretch.
    let prompt = weight >= 2
        && (covered * 10 >= len * 6 || opens && len < 140 && paragraph[..end].len() < 40 && is_link(&paragraph[end..]));
    prompt || weight >= SURE && (weight as usize) * 90 >= len
}

/// The phrases of a paragraph that begin and end at a word's edge, in the order of their ends, the longer first.
fn phrases(paragraph: &str) -> Vec<(&'static Phrase, Range<usize>)> {
    let bytes = paragraph.as_bytes();
    let mut found = vec![];
    let (mut at, mut edge) = (0, true);
    while let Some(&first) = bytes.get(at) {
        if edge && TABLE.beginnings.may_start(&bytes[at..]) {
            for phrase in &TABLE.by_letter[usize::from(first & 31)] {
                let end = at + phrase.text.len();
                let here = bytes.get(at..end).is_some_and(|b| b.eq_ignore_ascii_case(phrase.text.as_bytes()));
                if here && !paragraph[end..].starts_with(char::is_alphanumeric) {
                    found.push((phrase, at..end));
                }
            }
        }
        // On to the end of the plain letters, or behind one character of another sort.
        let letters = alphanumeric_run(&bytes[at..]);
        if letters > 0 || first.is_ascii() {
            edge = letters == 0;
            at += letters.max(1);
        } else {
            let other = paragraph[at..].chars().next().unwrap_or(' ');
            edge = !other.is_alphanumeric();
            at += other.len_utf8();
        }
    }
    found.sort_by_key(|(phrase, span)| (span.end, span.start, phrase.row));
    found
}

/// After the phrase of a prompt: a colon, a bar or nothing.
fn is_link(rest: &str) -> bool {
    rest.trim_start().is_empty() || rest.trim_start().starts_with([':', '|', '»', '>', '–', '—'])
}
