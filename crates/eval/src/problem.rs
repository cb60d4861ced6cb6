//! What can be wrong with a gold annotation or a prediction.

use whosaid::ConvertError;

/// Why a file cannot be scored: in which line, and for what cause.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// A line that is no JSON object, or none of a document.
    #[error("{message}")]
    NotADocument {
        /// The line, from 1.
        line: usize,
        /// What is wrong, and in which column.
        message: String,
    },
    /// Two documents of one id: nobody knows which is meant.
    #[error("the id {id:?} was used in line {first} before")]
    RepeatedId {
        /// The line, from 1.
        line: usize,
        /// The id.
        id: String,
        /// The line that has it too.
        first: usize,
    },
    /// A gold document without a text.
    #[error("{id:?} has no \"text\"")]
    NoText {
        /// The line, from 1.
        line: usize,
        /// The document's id.
        id: String,
    },
    /// A prediction about another text.
    #[error("the text of {id:?} is not the gold's text")]
    OtherText {
        /// The line, from 1.
        line: usize,
        /// The document's id.
        id: String,
    },
    /// Offsets in bytes or UTF-16 units that do not fit the text.
    #[error("the offsets of {id:?} cannot be converted: {cause}")]
    Offsets {
        /// The line, from 1.
        line: usize,
        /// The document's id.
        id: String,
        /// Why not.
        cause: ConvertError,
    },
    /// A file without a document.
    #[error("no document in it")]
    Empty,
    /// A prediction that has none of the gold's documents.
    #[error("none of its ids is one of the gold's")]
    NothingInCommon,
}

impl Problem {
    /// The line it is about, from 1; none if it is about the whole file.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NotADocument { line, .. }
            | Self::RepeatedId { line, .. }
            | Self::NoText { line, .. }
            | Self::OtherText { line, .. }
            | Self::Offsets { line, .. } => Some(*line),
            Self::Empty | Self::NothingInCommon => None,
        }
    }

    /// What would help.
    pub fn mend(&self) -> &'static str {
        match self {
            Self::NotADocument { .. } => "fix the line or remove it",
            Self::RepeatedId { .. } => "give every document an id of its own",
            Self::NoText { .. } => "give the text the offsets point into",
            Self::OtherText { .. } => "extract from the texts of the gold file",
            Self::Offsets { .. } => "extract again from the texts of the gold file",
            Self::Empty => "put documents into it, one JSON object a line",
            Self::NothingInCommon => "extract from the gold file itself, so that the ids are the same",
        }
    }
}
