//! What comes out: the layers that the pipeline adds to one text, spans in bytes.
//!
//! Each stage writes one field and reads those above it; none edits an earlier one.

use crate::Span;
use crate::input::Meta;
use crate::token::{Sentence, Token};

/// What part of the page a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// The running text.
    Body,
    /// Title or cross-head.
    Headline,
    /// "By Jane Doe in Kiruna".
    Byline,
    /// "LONDON (Reuters) —", the part before the running text.
    Dateline,
    /// Words under a picture.
    Caption,
    /// Donation appeals, "Read more", cookie notices, file headers: nothing is extracted from it.
    Boilerplate,
}

impl Region {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// A run of text between line breaks, or a part of one that is another region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the surrounding white space.
    pub span: Span,
    /// What it is.
    pub region: Region,
}

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A state or territory, by ISO 3166-1 code.
    Nation,
    /// A body that speaks or governs.
    Organisation,
}

impl EntityKind {
    /// The name used in output and at the head of an id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Nation => "nation",
            Self::Organisation => "organisation",
        }
    }
}

/// By what sort of words something is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A name: "Ana Ribeiro", "Finland".
    Name,
    /// A name behind a courtesy title: "Novak" in "Mr Novak".
    Title,
    /// An office or relation: "the US president", "his Russian counterpart".
    Role,
    /// "he", "she", "they".
    Pronoun,
    /// Adjective or people: "Ukrainian", "Finns".
    Demonym,
    /// A capital that stands for its government: "Moscow rejected".
    Metonym,
}

impl Form {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Role => "role",
            Self::Pronoun => "pronoun",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
        }
    }
}

/// Index into [`Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Index into [`Analysis::quotations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuotationId(pub u32);

/// Words that name, or stand for, an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words; without courtesy titles for a person's name.
    pub span: Span,
    /// What kind of thing they name.
    pub kind: EntityKind,
    /// What sort of words they are.
    pub form: Form,
    /// Which one. A role or pronoun that could not be resolved has no mention.
    pub entity: EntityId,
}

/// Grammatical gender that a pronoun or title told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he", "Mr", "Sir".
    Masculine,
    /// "she", "Mrs", "Dame".
    Feminine,
}

impl Gender {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masculine => "masculine",
            Self::Feminine => "feminine",
        }
    }
}

/// What somebody is, where the document says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The office in lower case: "president", "special envoy".
    pub title: String,
    /// ISO code of the nation it belongs to.
    pub nation: Option<&'static str>,
    /// The organisation it belongs to.
    pub organisation: Option<EntityId>,
    /// The words that say so.
    pub span: Span,
}

/// A person, nation or organisation of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Stable name of it, `kind:slug`: "person:vladimir-putin", "nation:RU".
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Fullest name.
    pub name: String,
    /// Other names and titled names found, in order of appearance.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2 of a nation (or the nation an organisation belongs to).
    pub code: Option<&'static str>,
    /// Wikidata id where known.
    pub wikidata: Option<&'static str>,
    /// What the document says the person is.
    pub roles: Vec<Role>,
    /// What a pronoun or title told.
    pub gender: Option<Gender>,
}

/// How much of a quotation stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

impl QuotationKind {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Something said, and who said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How much of it is in quotation marks.
    pub kind: QuotationKind,
    /// What was said, one span a fragment, in text order.
    pub content: Vec<Span>,
    /// The words that report it ("said", "according to").
    pub cue: Vec<Span>,
    /// The words that name who said it.
    pub source: Vec<Span>,
    /// Who that is, once resolved.
    pub speakers: Vec<EntityId>,
    /// To whom: the words, and who that is where resolved.
    pub addressee: Option<Addressee>,
    /// By what means: "in a statement", "on X".
    pub medium: Option<Span>,
    /// The cue is denied: "did not say", "never said".
    pub negated: bool,
    /// The cue is hedged: "is expected to say", "reportedly said".
    pub hedged: bool,
    /// Entities mentioned in the content, without the speakers.
    pub about: Vec<EntityId>,
    /// The quotation that this one stands inside.
    pub parent: Option<QuotationId>,
    /// How sure we are of content and source, 0 to 1.
    pub confidence: f32,
    /// What decided it: the name of the rule.
    pub why: &'static str,
    /// What tied the source to its speaker: the name of the rule, empty if unresolved.
    pub resolved_by: &'static str,
}

/// Whom something was said to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The words.
    pub span: Span,
    /// Who that is, where resolved.
    pub entity: Option<EntityId>,
}

/// The end of an edge.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Object {
    /// A person, nation or organisation.
    Entity(EntityId),
    /// A quotation.
    Quotation(QuotationId),
    /// Words only: a role's title, an addressee that is no entity ("reporters").
    Text(String),
}

/// An edge of the relation graph, with the words that support it.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Who.
    pub subject: EntityId,
    /// Does what: `said`, `spoke_about`, `addressed`, `has_role`, `represents`, or an interaction such as `met`.
    pub predicate: &'static str,
    /// To or about whom.
    pub object: Object,
    /// CAMEO root class of an interaction ("04" consult).
    pub cameo: Option<&'static str>,
    /// The quotation it follows from.
    pub quotation: Option<QuotationId>,
    /// The words that support it.
    pub evidence: Vec<Span>,
    /// 0 to 1.
    pub confidence: f32,
}

/// One text with all its layers.
#[derive(Clone, Debug)]
pub struct Analysis<'t> {
    /// The document's id.
    pub id: &'t str,
    /// The text that every span refers to.
    pub text: &'t str,
    /// As given, completed by what the text itself states (a date line).
    pub meta: Meta,
    /// Regions of the page, in text order.
    pub paragraphs: Vec<Paragraph>,
    /// Words and marks, in text order.
    pub tokens: Vec<Token>,
    /// In text order.
    pub sentences: Vec<Sentence>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// In order of the first content span.
    pub quotations: Vec<Quotation>,
    /// In order of the first evidence span.
    pub relations: Vec<Relation>,
}
