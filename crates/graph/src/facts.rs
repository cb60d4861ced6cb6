//! What the graph keeps of a document: owned, compact, without the text.

use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use whosaid::Offsets;
use whosaid::wire::{self, OffsetUnit, Range};

/// What the graph keeps of one document. Made apart from the graph, so that threads can share that work.
#[derive(Clone, Debug)]
pub struct Facts {
    pub(crate) document: String,
    pub(crate) date: Option<String>,
    /// Sorted by id.
    pub(crate) entities: Vec<EntityFacts>,
    pub(crate) quotes: Vec<wire::Quote<'static>>,
    pub(crate) relations: Vec<RelationFacts>,
}

/// An entity as one document knows it.
#[derive(Clone, Debug)]
pub(crate) struct EntityFacts {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) code: Option<String>,
    pub(crate) wikidata: Option<String>,
    pub(crate) gender: Option<String>,
    pub(crate) roles: Vec<RoleFacts>,
}

/// An office as one document states it.
#[derive(Clone, Debug)]
pub(crate) struct RoleFacts {
    pub(crate) title: String,
    pub(crate) nation: Option<String>,
    /// Id of the organisation in the document.
    pub(crate) organisation: Option<String>,
    span: Range,
}

/// An edge as one document states it.
#[derive(Clone, Debug)]
pub(crate) struct RelationFacts {
    pub(crate) subject: String,
    pub(crate) predicate: String,
    pub(crate) object: String,
    pub(crate) cameo: Option<String>,
    pub(crate) confidence: f32,
    pub(crate) evidence: Evidence,
    /// The one role of the subject that the edge is about.
    pub(crate) role: Option<RoleFacts>,
}

/// The words of a document that support an edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Id of the document.
    pub document: String,
    /// Where the words stand: code points, unless `offsets` says otherwise.
    pub spans: Vec<Range>,
    /// What `spans` count, where the document came without its text and they could not be turned into code points.
    #[serde(skip_serializing_if = "is_char")]
    pub offsets: OffsetUnit,
    /// The words, fragments joined by an ellipsis; the quotation's where the document came without its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Id of the quotation, in the document, that the edge follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_char(unit: &OffsetUnit) -> bool {
    *unit == OffsetUnit::Char
}

impl Facts {
    /// Only who is in a document, for [`Identities`](crate::Identities); of no use in a graph.
    pub fn entities_of(doc: &wire::Document<'_>) -> Self {
        let mut entities: Vec<_> = doc.entities.iter().map(EntityFacts::of).collect();
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        Self { document: doc.id.to_string(), date: doc.meta.date.clone(), entities, quotes: vec![], relations: vec![] }
    }

    /// Of an annotated document. Offsets that are none of its text leave the evidence without words.
    pub fn of(doc: &wire::Document<'_>) -> Self {
        let facts = Self::entities_of(doc);
        let source = Source::of(doc);
        Self {
            quotes: doc.quotes.iter().map(owned_quote).collect(),
            relations: doc.relations.iter().map(|relation| source.relation(relation, &facts)).collect(),
            ..facts
        }
    }

    /// An entity by its id in the document.
    pub(crate) fn entity(&self, id: &str) -> Option<&EntityFacts> {
        let nth = self.entities.binary_search_by(|entity| entity.id.as_str().cmp(id));
        nth.ok().map(|nth| &self.entities[nth])
    }
}

/// The text that evidence is cut from.
struct Source<'d> {
    doc: &'d wire::Document<'d>,
    /// In the document's unit and in code points; nothing without text.
    offsets: Option<(Offsets<'d>, Offsets<'d>)>,
    /// What was said, by the quotation's id.
    quotes: BTreeMap<&'d str, &'d str>,
}

impl<'d> Source<'d> {
    fn of(doc: &'d wire::Document<'d>) -> Self {
        let offsets = doc.text.as_deref().map(|text| {
            let own = Offsets::new(text, doc.offsets);
            let chars =
                if doc.offsets == OffsetUnit::Char { own.clone() } else { Offsets::new(text, OffsetUnit::Char) };
            (own, chars)
        });
        let quotes = doc.quotes.iter().map(|quote| (quote.id.as_ref(), quote.text.as_ref())).collect();
        Self { doc, offsets, quotes }
    }

    fn relation(&self, relation: &wire::Relation<'_>, facts: &Facts) -> RelationFacts {
        let subject = facts.entity(&relation.subject);
        let role = relation.object.strip_prefix("text:").and_then(|title| {
            let roles = subject.map_or(&[][..], |entity| &entity.roles);
            let mut same = roles.iter().filter(|role| role.title == title);
            let stated = |role: &&RoleFacts| relation.evidence.iter().any(|e| e.0 <= role.span.0 && role.span.1 <= e.1);
            same.clone().find(stated).or_else(|| same.next()).cloned()
        });
        RelationFacts {
            subject: relation.subject.to_string(),
            predicate: relation.predicate.to_string(),
            object: relation.object.to_string(),
            cameo: relation.cameo.as_deref().map(str::to_owned),
            confidence: relation.confidence,
            evidence: self.evidence(relation),
            role,
        }
    }

    fn evidence(&self, relation: &wire::Relation<'_>) -> Evidence {
        let quote = relation.quote.as_deref();
        let cut = self.offsets.as_ref().and_then(|(own, chars)| {
            let bytes: Option<Vec<_>> =
                relation.evidence.iter().map(|r| Some((own.to_byte(r.0)?, own.to_byte(r.1)?))).collect();
            let texts: Option<Vec<_>> = relation.evidence.iter().map(|&r| own.slice(r)).collect();
            let spans = bytes?.iter().map(|&(s, e)| Range(chars.from_byte(s), chars.from_byte(e))).collect();
            Some((spans, texts?.join(" … ")))
        });
        let (spans, offsets, text) = match cut {
            Some((spans, text)) => (spans, OffsetUnit::Char, Some(text)),
            None => (relation.evidence.clone(), self.doc.offsets, self.quote_text(quote)),
        };
        let text = text.filter(|words| !words.is_empty());
        Evidence { document: self.doc.id.to_string(), spans, offsets, text, quote: quote.map(str::to_owned) }
    }

    fn quote_text(&self, id: Option<&str>) -> Option<String> {
        self.quotes.get(id?).map(ToString::to_string)
    }
}

impl EntityFacts {
    fn of(entity: &wire::Entity<'_>) -> Self {
        let roles = entity.roles.iter().map(|role| RoleFacts {
            title: role.title.to_string(),
            nation: owned(role.nation.as_ref()),
            organisation: owned(role.organisation.as_ref()),
            span: role.span,
        });
        Self {
            id: entity.id.to_string(),
            kind: entity.kind.to_string(),
            name: entity.name.to_string(),
            aliases: entity.aliases.iter().map(ToString::to_string).collect(),
            code: owned(entity.code.as_ref()),
            wikidata: owned(entity.wikidata.as_ref()),
            gender: owned(entity.gender.as_ref()),
            roles: roles.collect(),
        }
    }
}

fn owned(words: Option<&Cow<'_, str>>) -> Option<String> {
    words.map(ToString::to_string)
}

/// The parts of a quotation that its node shows; the rest stays empty.
fn owned_quote(quote: &wire::Quote<'_>) -> wire::Quote<'static> {
    wire::Quote {
        id: quote.id.to_string().into(),
        kind: quote.kind.to_string().into(),
        content: vec![],
        text: quote.text.to_string().into(),
        cue: vec![],
        source: vec![],
        speakers: vec![],
        addressee: None,
        medium: None,
        negated: quote.negated,
        hedged: quote.hedged,
        about: vec![],
        parent: None,
        confidence: quote.confidence,
        why: quote.why.to_string().into(),
        resolved_by: quote.resolved_by.to_string().into(),
    }
}
