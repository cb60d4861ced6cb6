//! What goes in: a text with an id and what is known about it.

use serde::{Deserialize, Serialize};

/// What is known about a document besides its text. Every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Headline, where it is not part of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Date of publication, ISO 8601 (`2025-03-17`, a time may follow).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who published it ("The Independent").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who wrote it: speaker of first-person reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// A document as it came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// Unique in the run; a file's name without the extension.
    pub id: String,
    /// The text, never changed: every span refers to it. At most 4 GiB.
    pub text: String,
    /// What is known about it.
    pub meta: Meta,
}
