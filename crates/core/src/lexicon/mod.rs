//! What the pipeline knows about language and the world, read from the tables in `lexicon/`.

pub mod abbreviations;

/// The rows of a source table: tab-separated fields, `#` comments and empty lines left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|l| l.split('\t').map(str::trim).collect())
}
