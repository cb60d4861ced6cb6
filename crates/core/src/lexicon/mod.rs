//! What the pipeline knows about language and the world.
//!
//! Source tables lie in `lexicon/*.tsv` of this crate, and what is worth building (`lexicon/built/*.fst`) is written by
//! `cargo dev lexicon`. All of it is embedded; loading touches no file and can't fail. A row that can't be read is left
//! out; tests hold the tables to account.

pub mod abbreviations;
mod beginnings;
pub mod boilerplate;
pub mod cues;
pub mod fold;
pub mod interactions;
pub mod names;
pub mod nations;
pub mod offices;
pub mod organisations;
pub mod phrases;
pub mod publishers;
mod recall;
pub mod stems;
pub mod table;
pub mod vocabulary;
pub mod words;

pub use names::{Given, Names};
pub use nations::{Also, NationForm, NationId, NationMatch, Nations};
pub use offices::{Holder, Office, OfficeClass, Offices};
pub use organisations::{OrgId, OrgKind, OrgMatch, Organisations};
pub use publishers::home_nation;

/// The rows of a source table: tab-separated fields, `#` comments and empty lines left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|l| l.split('\t').map(str::trim).collect())
}
