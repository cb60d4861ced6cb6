//! What a figure is about.

use serde::{Serialize, Serializer};
use std::fmt;

/// The part of the annotation that a figure covers. The order is that of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All quotations; of an accuracy, all there is.
    All,
    /// Quotations whose every word stands inside quotation marks.
    Direct,
    /// Those of which some words do.
    Mixed,
    /// Those of which none does.
    Indirect,
    /// Mentions of entities of this kind: `person`, `nation`.
    Mention(String),
}

impl Part {
    /// All quotations, and the kinds of them.
    pub const QUOTATIONS: [Self; 4] = [Self::All, Self::Direct, Self::Mixed, Self::Indirect];

    /// As it is written: `all`, `direct`, `person`.
    pub fn name(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
            Self::Mention(kind) => kind,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
