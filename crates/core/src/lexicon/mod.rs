//! What the program knows by heart: nations, organisations, offices and who held them, names.
//!
//! Source tables lie in `lexicon/*.tsv` of this crate, and what is worth building (`lexicon/built/*.fst`) is written by
//! `cargo dev lexicon`. All of it is embedded; loading touches no file and can't fail. A row that can't be read is left
//! out; tests hold the tables to account.

pub mod fold;
pub mod names;
pub mod nations;
pub mod offices;
pub mod organisations;
pub mod phrases;
pub mod publishers;
pub mod table;

pub use names::{Given, Names};
pub use nations::{Also, NationForm, NationId, NationMatch, Nations};
pub use offices::{Holder, Office, OfficeClass, Offices};
pub use organisations::{OrgId, OrgKind, OrgMatch, Organisations};
pub use publishers::home_nation;
