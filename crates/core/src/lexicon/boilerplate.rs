//! Phrases of appeals, prompts and notices.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;
use std::sync::LazyLock;

struct Table {
    automaton: AhoCorasick,
    weights: Vec<u32>,
}

static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| {
    let rows: Vec<_> = super::rows(include_str!("../../lexicon/boilerplate.tsv")).filter(|r| r.len() > 1).collect();
    // The table is small enough for an automaton that takes one step a byte.
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(rows.iter().map(|r| r[0]))
        .ok()?;
    Some(Table { automaton, weights: rows.iter().map(|r| r[1].parse().unwrap_or(1)).collect() })
});

/// Weight from which a paragraph is boilerplate whatever its length is measured against.
const SURE: u32 = 4;

/// Is this paragraph an appeal, a prompt or a notice, and no part of the article?
pub fn is_boilerplate(paragraph: &str) -> bool {
    let Some(table) = TABLE.as_ref() else { return false };
    // Each phrase counts once; how much of the text do phrases cover?
    let mut seen: Vec<usize> = vec![];
    let (mut weight, mut covered, mut end) = (0, 0, 0);
    let mut opens = false;
    for found in table.automaton.find_overlapping_iter(paragraph) {
        let row = found.pattern().as_usize();
        if !seen.contains(&row) && is_whole(paragraph, found.range()) {
            seen.push(row);
            weight += table.weights[row];
            opens |= found.start() == 0 && table.weights[row] >= 2;
            covered += found.end().saturating_sub(found.start().max(end));
            end = end.max(found.end());
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

/// Does it begin and end at a word's edge?
fn is_whole(paragraph: &str, range: Range<usize>) -> bool {
    !paragraph[..range.start].ends_with(char::is_alphanumeric)
        && !paragraph[range.end..].starts_with(char::is_alphanumeric)
}

/// After the phrase of a prompt: a colon, a bar or nothing.
fn is_link(rest: &str) -> bool {
    rest.trim_start().is_empty() || rest.trim_start().starts_with([':', '|', '»', '>', '–', '—'])
}
