//! A document's mentions, gold and predicted, held against each other.

use crate::documents::{Document, EntityMention};
use std::collections::{BTreeMap, BTreeSet};
use whosaid::wire::Range;

/// What people and nations gold annotates when it does not say.
const KINDS: [&str; 2] = ["person", "nation"];

/// The mentions of one kind in one document, in text order.
pub(crate) struct Mentions<'a> {
    pub(crate) kind: &'a str,
    pub(crate) hits: usize,
    pub(crate) missed: Vec<(u32, u32)>,
    pub(crate) spurious: Vec<(u32, u32)>,
    /// Of nations that were found and have a code in gold: whether the code is right.
    pub(crate) codes: Vec<bool>,
}

/// What is mentioned at a span.
struct Mentioned<'a> {
    kind: &'a str,
    /// The nation's code, or else what the document calls it.
    code: Option<&'a str>,
    optional: bool,
}

impl<'a> Mentions<'a> {
    /// One of each kind that gold annotates; `predicted` is nothing where the prediction lacks the document.
    pub(crate) fn of(gold: &'a Document, predicted: Option<&'a Document>) -> Vec<Self> {
        if gold.mentions.is_none() {
            return vec![];
        }
        let mut kinds: BTreeSet<&str> = gold.mention_kinds.iter().map(String::as_str).collect();
        if kinds.is_empty() {
            kinds.extend(KINDS);
        }
        let predicted = predicted.map(|document| spans(document, &kinds)).unwrap_or_default();
        let gold = spans(gold, &kinds);
        kinds.iter().map(|kind| Self::compare(kind, &gold, &predicted)).collect()
    }

    fn compare(
        kind: &'a str,
        gold: &BTreeMap<(u32, u32), Mentioned<'_>>,
        predicted: &BTreeMap<(u32, u32), Mentioned<'_>>,
    ) -> Self {
        let is_optional = |span: &(u32, u32)| gold.get(span).is_some_and(|mentioned| mentioned.optional);
        let of_kind = |mentions: &BTreeMap<(u32, u32), Mentioned<'_>>| -> BTreeSet<(u32, u32)> {
            let spans = mentions.iter().filter(|(span, mentioned)| mentioned.kind == kind && !is_optional(span));
            spans.map(|(span, _)| *span).collect()
        };
        let (wanted, offered) = (of_kind(gold), of_kind(predicted));
        let hits: Vec<_> = wanted.intersection(&offered).collect();
        let coded = hits.iter().filter(|_| kind == "nation").filter(|span| gold[span].code.is_some());
        Self {
            kind,
            hits: hits.len(),
            missed: wanted.difference(&offered).copied().collect(),
            spurious: offered.difference(&wanted).copied().collect(),
            codes: coded.map(|span| gold[span].code == predicted[span].code).collect(),
        }
    }
}

/// The mentions of these kinds, wherever the document keeps them; pronouns and roles inside entities are no names.
fn spans<'a>(document: &'a Document, kinds: &BTreeSet<&str>) -> BTreeMap<(u32, u32), Mentioned<'a>> {
    let mut out = BTreeMap::new();
    for mention in document.mentions.iter().flatten() {
        let Some(kind) = mention.kind.as_deref().filter(|kind| kinds.contains(kind)) else { continue };
        let entity = document.entity(mention.entity.as_deref());
        let code = given(mention.code.as_ref())
            .or(entity.and_then(|entity| given(entity.code.as_ref())))
            .or(given(mention.entity.as_ref()));
        out.insert((mention.start, mention.end), Mentioned { kind, code, optional: mention.optional });
    }
    for entity in &document.entities {
        let Some(kind) = entity.kind.as_deref().filter(|kind| kinds.contains(kind)) else { continue };
        let code = given(entity.code.as_ref()).or(given(entity.id.as_ref()));
        for mention in &entity.mentions {
            let (start, end) = match mention {
                EntityMention::Span(Range(start, end)) => (*start, *end),
                EntityMention::Full { form, .. } if matches!(form.as_deref(), Some("pronoun" | "role")) => continue,
                EntityMention::Full { start, end, .. } => (*start, *end),
            };
            out.insert((start, end), Mentioned { kind, code, optional: false });
        }
    }
    out
}

/// What is there and not empty.
fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}
