//! Abbreviations, elisions and named character entities, as the lexer needs them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How an abbreviation with a full stop behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name or number follows; never ends a sentence: "Mr.".
    Title,
    /// May end a sentence: "Inc.".
    End,
    /// A common word too: "No. 10" against "No.".
    NeedsContext,
}

static TABLE: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    super::rows(include_str!("../../lexicon/abbreviations.tsv"))
        .filter_map(|row| {
            let class = match row.get(1).copied()? {
                "title" => Abbreviation::Title,
                "end" => Abbreviation::End,
                _ => Abbreviation::NeedsContext,
            };
            Some((*row.first()?, class))
        })
        .collect()
});

/// What `word` (without its full stop, any case) is when a full stop follows.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > 7 || !word.is_ascii() || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let class = *TABLE.get(word.to_ascii_lowercase().as_str())?;
    // "mar", "sun" and "no" abbreviate only with a capital: "Mar. 3", "No. 10".
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    (class != Abbreviation::NeedsContext || capital).then_some(class)
}

/// Words that begin with an apostrophe for left-out letters.
pub fn is_elision(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n" | "bout" | "round")
}

/// The named character entities that occur in badly converted news text.
pub fn named_entity(name: &str) -> Option<char> {
    Some(match name {
        "quot" => '"',
        "apos" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "shy" => '\u{ad}',
        _ => return None,
    })
}
