//! The output contract: what one line of `extract` holds.
//!
//! The same types are written and read back; `deny_unknown_fields` keeps the two in step. Offsets are counted in
//! the unit named in `offsets`, half open. The schema grows by adding optional fields; a change of meaning raises
//! [`SCHEMA_VERSION`].

use crate::input::Meta;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Version of the contract, in every line.
pub const SCHEMA_VERSION: u32 = 1;

/// A half-open range `[start, end]` in the document's offset unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range(pub u32, pub u32);

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points, as Python, spaCy and the W3C Web Annotation model count.
    #[default]
    Char,
    /// UTF-8 bytes.
    Byte,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

/// One annotated document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The document's id.
    pub id: Cow<'a, str>,
    /// What is known about it.
    pub meta: Cow<'a, Meta>,
    /// What the offsets count.
    #[serde(default)]
    pub offsets: OffsetUnit,
    /// The text as it came in; absent under `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// Parts of the page that are not running text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionSpan<'a>>,
    /// Persons, nations and organisations, in order of first mention.
    pub entities: Vec<Entity<'a>>,
    /// Quotations in text order.
    pub quotes: Vec<Quote<'a>>,
    /// Edges in text order.
    pub relations: Vec<Relation<'a>>,
}

/// A part of the page that is not running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionSpan<'a> {
    /// Start offset.
    pub start: u32,
    /// End offset.
    pub end: u32,
    /// `headline`, `byline`, `dateline`, `caption` or `boilerplate`.
    pub region: Cow<'a, str>,
}

/// A person, nation or organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entity<'a> {
    /// `kind:slug`, unique in the document.
    pub id: Cow<'a, str>,
    /// `person`, `nation` or `organisation`.
    pub kind: Cow<'a, str>,
    /// Fullest name.
    pub name: Cow<'a, str>,
    /// Other forms found in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Cow<'a, str>>,
    /// ISO 3166-1 alpha-2 code of the nation, or of the nation an organisation belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Cow<'a, str>>,
    /// Wikidata id where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<Cow<'a, str>>,
    /// `masculine` or `feminine`, where a pronoun or title told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Cow<'a, str>>,
    /// What the document says the person is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role<'a>>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<Mention<'a>>,
}

/// An office or occupation that the document gives a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Role<'a> {
    /// In lower case: "president".
    pub title: Cow<'a, str>,
    /// ISO code of the nation it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nation: Option<Cow<'a, str>>,
    /// Id of the organisation it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Cow<'a, str>>,
    /// The words that say so.
    pub span: Range,
}

/// Words that name an entity or stand for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mention<'a> {
    /// Start offset.
    pub start: u32,
    /// End offset.
    pub end: u32,
    /// `name`, `title`, `role`, `pronoun`, `demonym` or `metonym`.
    pub form: Cow<'a, str>,
}

/// Something said, and who said it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quote<'a> {
    /// `q1`, `q2`, … in text order.
    pub id: Cow<'a, str>,
    /// `direct`, `mixed` or `indirect`.
    pub kind: Cow<'a, str>,
    /// What was said, one range a fragment.
    pub content: Vec<Range>,
    /// The fragments' text, joined by a space.
    pub text: Cow<'a, str>,
    /// The words that report it.
    pub cue: Vec<Range>,
    /// The words that name who said it.
    pub source: Vec<Range>,
    /// Entity ids of who said it; empty if unresolved.
    pub speakers: Vec<Cow<'a, str>>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Addressee<'a>>,
    /// By what means: "in a statement".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<Range>,
    /// "did not say".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// "is expected to say".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hedged: bool,
    /// Entity ids mentioned in the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Cow<'a, str>>,
    /// Id of the quotation that this one stands inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Cow<'a, str>>,
    /// 0 to 1.
    pub confidence: f32,
    /// The rule that found content and source.
    pub why: Cow<'a, str>,
    /// The rule that tied the source to its speaker.
    #[serde(default, skip_serializing_if = "str_is_empty")]
    pub resolved_by: Cow<'a, str>,
}

#[expect(clippy::ptr_arg, reason = "serde hands over the field as it is")]
fn str_is_empty(s: &Cow<'_, str>) -> bool {
    s.is_empty()
}

/// Whom something was said to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Addressee<'a> {
    /// The words.
    pub span: Range,
    /// Their text.
    pub text: Cow<'a, str>,
    /// Entity id where resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Cow<'a, str>>,
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation<'a> {
    /// Entity id.
    pub subject: Cow<'a, str>,
    /// `said`, `spoke_about`, `addressed`, `has_role`, `represents`, `met`, `criticised`, …
    pub predicate: Cow<'a, str>,
    /// Entity id (`person:…`, `nation:…`, `organisation:…`), quote id (`q1`), or plain words (`text:reporters`).
    pub object: Cow<'a, str>,
    /// CAMEO root class of an interaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<Cow<'a, str>>,
    /// Id of the quote that it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Cow<'a, str>>,
    /// The words that support it.
    pub evidence: Vec<Range>,
    /// 0 to 1.
    pub confidence: f32,
}
