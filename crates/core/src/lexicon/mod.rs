//! What the pipeline knows about language and the world, read from the tables in `lexicon/`.

pub mod abbreviations;
pub mod boilerplate;
pub mod cues;
pub mod words;

/// The rows of a source table: tab-separated fields, `#` comments and empty lines left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|l| l.split('\t').map(str::trim).collect())
}

/// Lower-cases ASCII into `buffer`; `None` when the word does not fit. Other letters stay as they are, which is
/// enough for tables of English words.
pub(crate) fn fold_ascii_lower<'b>(word: &str, buffer: &'b mut [u8; 32]) -> Option<&'b str> {
    let target = buffer.get_mut(..word.len())?;
    target.copy_from_slice(word.as_bytes());
    target.make_ascii_lowercase();
    std::str::from_utf8(target).ok()
}
