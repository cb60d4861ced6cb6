//! From the layers of one text to one line of output.

use crate::analysis::{Analysis, EntityId, Object, Quotation, QuotationId, Region, Relation};
use crate::{Offsets, Span, WireOptions, wire};
use std::borrow::Cow;

impl Analysis<'_> {
    /// As one line of output: offsets in the unit asked for, layers tied by id. One pass over each layer.
    pub fn to_wire(&self, options: WireOptions) -> wire::Document<'_> {
        Writer { analysis: self, offsets: Offsets::new(self.text, options.offsets) }.document(options)
    }
}

struct Writer<'a> {
    analysis: &'a Analysis<'a>,
    offsets: Offsets<'a>,
}

impl<'a> Writer<'a> {
    fn document(&self, options: WireOptions) -> wire::Document<'a> {
        let analysis = self.analysis;
        wire::Document {
            schema_version: wire::SCHEMA_VERSION,
            id: analysis.id.into(),
            meta: Cow::Borrowed(&analysis.meta),
            offsets: options.offsets,
            text: (!options.no_text).then(|| analysis.text.into()),
            regions: self.regions(),
            entities: self.entities(),
            quotes: analysis.quotations.iter().enumerate().map(|(nth, q)| self.quote(nth, q)).collect(),
            relations: analysis.relations.iter().filter_map(|r| self.relation(r)).collect(),
        }
    }

    fn regions(&self) -> Vec<wire::RegionSpan<'a>> {
        let marked = self.analysis.paragraphs.iter().filter(|p| p.region != Region::Body);
        marked
            .map(|paragraph| {
                let wire::Range(start, end) = self.range(paragraph.span);
                wire::RegionSpan { start, end, region: paragraph.region.name().into() }
            })
            .collect()
    }

    fn entities(&self) -> Vec<wire::Entity<'a>> {
        let mut entities: Vec<_> = self.analysis.entities.iter().map(|entity| self.entity(entity)).collect();
        for mention in &self.analysis.mentions {
            let wire::Range(start, end) = self.range(mention.span);
            if let Some(entity) = entities.get_mut(mention.entity.0 as usize) {
                entity.mentions.push(wire::Mention { start, end, form: mention.form.name().into() });
            }
        }
        entities
    }

    fn entity(&self, entity: &'a crate::analysis::Entity) -> wire::Entity<'a> {
        let roles = entity.roles.iter().map(|role| wire::Role {
            title: role.title.as_str().into(),
            nation: role.nation.map(Cow::from),
            organisation: role.organisation.and_then(|id| self.entity_id(id)),
            span: self.range(role.span),
        });
        wire::Entity {
            id: entity.id.as_str().into(),
            kind: entity.kind.name().into(),
            name: entity.name.as_str().into(),
            aliases: entity.aliases.iter().map(|alias| alias.as_str().into()).collect(),
            code: entity.code.map(Cow::from),
            wikidata: entity.wikidata.map(Cow::from),
            gender: entity.gender.map(|gender| gender.name().into()),
            roles: roles.collect(),
            mentions: vec![],
        }
    }

    fn quote(&self, nth: usize, quote: &'a Quotation) -> wire::Quote<'a> {
        let addressee = quote.addressee.as_ref().map(|addressee| wire::Addressee {
            span: self.range(addressee.span),
            text: self.text(addressee.span).into(),
            entity: addressee.entity.and_then(|id| self.entity_id(id)),
        });
        wire::Quote {
            id: quote_id(QuotationId(nth as u32)),
            kind: quote.kind.name().into(),
            content: self.ranges(&quote.content),
            text: self.joined(&quote.content),
            cue: self.ranges(&quote.cue),
            source: self.ranges(&quote.source),
            speakers: self.entity_ids(&quote.speakers),
            addressee,
            medium: quote.medium.map(|span| self.range(span)),
            negated: quote.negated,
            hedged: quote.hedged,
            about: self.entity_ids(&quote.about),
            parent: quote.parent.map(quote_id),
            confidence: quote.confidence,
            why: quote.why.into(),
            resolved_by: quote.resolved_by.into(),
        }
    }

    /// Nothing for an edge whose ends do not exist.
    fn relation(&self, relation: &'a Relation) -> Option<wire::Relation<'a>> {
        let object = match &relation.object {
            Object::Entity(id) => self.entity_id(*id)?,
            Object::Quotation(id) => quote_id(*id),
            Object::Text(words) => Cow::from(format!("text:{words}")),
        };
        Some(wire::Relation {
            subject: self.entity_id(relation.subject)?,
            predicate: relation.predicate.into(),
            object,
            cameo: relation.cameo.map(Cow::from),
            quote: relation.quotation.map(quote_id),
            evidence: self.ranges(&relation.evidence),
            confidence: relation.confidence,
        })
    }

    fn entity_id(&self, id: EntityId) -> Option<Cow<'a, str>> {
        self.analysis.entities.get(id.0 as usize).map(|entity| entity.id.as_str().into())
    }

    fn entity_ids(&self, ids: &[EntityId]) -> Vec<Cow<'a, str>> {
        ids.iter().filter_map(|&id| self.entity_id(id)).collect()
    }

    fn range(&self, span: Span) -> wire::Range {
        wire::Range(self.offsets.from_byte(span.start as usize), self.offsets.from_byte(span.end as usize))
    }

    fn ranges(&self, spans: &[Span]) -> Vec<wire::Range> {
        spans.iter().map(|&span| self.range(span)).collect()
    }

    fn text(&self, span: Span) -> &'a str {
        self.analysis.text.get(span.range()).unwrap_or_default()
    }

    fn joined(&self, spans: &[Span]) -> Cow<'a, str> {
        match spans {
            [one] => self.text(*one).into(),
            many => many.iter().map(|&span| self.text(span)).collect::<Vec<_>>().join(" ").into(),
        }
    }
}

/// `q1` for the first.
fn quote_id(id: QuotationId) -> Cow<'static, str> {
    format!("q{}", id.0 + 1).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Meta;
    use crate::analysis::{Addressee, Entity, EntityKind, Form, Gender, Mention, Paragraph, QuotationKind, Role};
    use crate::wire::{OffsetUnit, Range};

    /// An emoji, a combining accent and CRLF stand before every word that is marked.
    const TEXT: &str = "👍 Cafe\u{301} news\r\n\r\n“Go,” President Zoë told reporters, “now.”\r\n";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn analysis() -> Analysis<'static> {
        let zoe = Entity {
            id: "person:zoe".into(),
            kind: EntityKind::Person,
            name: "Zoë".into(),
            aliases: vec![],
            code: None,
            wikidata: None,
            roles: vec![Role {
                title: "president".into(),
                nation: Some("FI"),
                organisation: None,
                span: span("President"),
            }],
            gender: Some(Gender::Feminine),
        };
        let quotation = Quotation {
            kind: QuotationKind::Direct,
            content: vec![span("Go,"), span("now.")],
            cue: vec![span("told")],
            source: vec![span("President Zoë")],
            speakers: vec![EntityId(0)],
            addressee: Some(Addressee { span: span("reporters"), entity: None }),
            medium: None,
            negated: false,
            hedged: false,
            about: vec![EntityId(9)],
            parent: None,
            confidence: 0.9,
            why: "verb-subject",
            resolved_by: "name",
        };
        let edge = |predicate, object| Relation {
            subject: EntityId(0),
            predicate,
            object,
            cameo: None,
            quotation: Some(QuotationId(0)),
            evidence: vec![span("told")],
            confidence: 0.5,
        };
        Analysis {
            id: "a",
            text: TEXT,
            meta: Meta::default(),
            paragraphs: vec![
                Paragraph { span: span("👍 Cafe\u{301} news"), region: Region::Headline },
                Paragraph { span: span("“Go,” President Zoë told reporters, “now.”"), region: Region::Body },
            ],
            tokens: vec![],
            sentences: vec![],
            mentions: vec![Mention {
                span: span("Zoë"),
                kind: EntityKind::Person,
                form: Form::Name,
                entity: EntityId(0),
            }],
            entities: vec![zoe],
            quotations: vec![quotation],
            relations: vec![
                edge("said", Object::Quotation(QuotationId(0))),
                edge("addressed", Object::Text("reporters".into())),
                edge("met", Object::Entity(EntityId(7))),
            ],
        }
    }

    #[test]
    fn offsets_point_at_the_words_in_every_unit() {
        let analysis = analysis();
        for unit in [OffsetUnit::Char, OffsetUnit::Byte, OffsetUnit::Utf16] {
            let doc = analysis.to_wire(WireOptions { offsets: unit, no_text: false });
            let words = |range: Range| match unit {
                OffsetUnit::Byte => TEXT[range.0 as usize..range.1 as usize].to_owned(),
                OffsetUnit::Char => TEXT.chars().skip(range.0 as usize).take((range.1 - range.0) as usize).collect(),
                OffsetUnit::Utf16 => {
                    let units: Vec<u16> = TEXT.encode_utf16().collect();
                    String::from_utf16(&units[range.0 as usize..range.1 as usize]).unwrap()
                }
            };
            let quote = &doc.quotes[0];
            assert_eq!(quote.content.iter().map(|&r| words(r)).collect::<Vec<_>>(), ["Go,", "now."]);
            assert_eq!(words(quote.cue[0]), "told");
            assert_eq!(words(quote.addressee.as_ref().unwrap().span), "reporters");
            let mention = &doc.entities[0].mentions[0];
            assert_eq!(words(Range(mention.start, mention.end)), "Zoë");
            assert_eq!(words(doc.entities[0].roles[0].span), "President");
            assert_eq!(words(Range(doc.regions[0].start, doc.regions[0].end)), "👍 Cafe\u{301} news");
            assert_eq!(words(doc.relations[0].evidence[0]), "told");
        }
    }

    #[test]
    fn layers_are_tied_by_id() {
        let analysis = analysis();
        let doc = analysis.to_wire(WireOptions::default());
        assert_eq!(doc.regions.len(), 1, "the body is not listed");
        let quote = &doc.quotes[0];
        assert_eq!((quote.id.as_ref(), quote.text.as_ref()), ("q1", "Go, now."));
        assert_eq!(quote.speakers, ["person:zoe"]);
        assert!(quote.about.is_empty(), "an entity that does not exist is left out");
        assert_eq!(doc.entities[0].gender.as_deref(), Some("feminine"));
        let objects: Vec<_> = doc.relations.iter().map(|r| r.object.as_ref()).collect();
        assert_eq!(objects, ["q1", "text:reporters"], "an edge to nowhere is left out");
    }

    #[test]
    fn what_is_written_reads_back() {
        let analysis = analysis();
        let doc = analysis.to_wire(WireOptions { no_text: true, ..WireOptions::default() });
        let line = serde_json::to_string(&doc).unwrap();
        assert!(!line.contains("\"text\":\"👍"), "no text was asked for");
        assert_eq!(serde_json::from_str::<wire::Document<'_>>(&line).unwrap(), doc);
    }
}
