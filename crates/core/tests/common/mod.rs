//! What the literate cases share: one extractor, and layers written as short lines.
#![allow(dead_code, reason = "each test file uses its part")]

use std::sync::LazyLock;
use whosaid::{Analysis, Extractor, Input, Meta, Options, Span};

/// One for all tests: loading the lexicons is the slow part.
pub(crate) static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Options::default()));

/// A text dated 10 March 2025.
pub(crate) fn input(text: &str) -> Input {
    Input { id: "case".into(), text: text.into(), meta: Meta { date: Some("2025-03-10".into()), ..Meta::default() } }
}

fn words(a: &Analysis<'_>, spans: &[Span]) -> String {
    spans.iter().map(|s| s.of(a.text)).collect::<Vec<_>>().join(" … ").replace('\n', "/")
}

/// `speakers: [source] cue | content`, a line a quotation.
pub(crate) fn quotations(text: &str) -> Vec<String> {
    let input = input(text);
    let a = EXTRACTOR.analyse(&input);
    a.quotations
        .iter()
        .map(|q| {
            let speakers: Vec<&str> = q.speakers.iter().map(|s| a.entities[s.0 as usize].name.as_str()).collect();
            format!(
                "{}: [{}] {} | {}",
                speakers.join(" + "),
                words(&a, &q.source),
                words(&a, &q.cue),
                words(&a, &q.content)
            )
        })
        .collect()
}

/// `words=id`, for each mention of a kind.
pub(crate) fn mentions(text: &str, kind: &str) -> Vec<String> {
    let input = input(text);
    let a = EXTRACTOR.analyse(&input);
    a.mentions
        .iter()
        .filter(|m| m.kind.name() == kind && !matches!(m.form.name(), "role" | "pronoun"))
        .map(|m| {
            format!("{}={}", m.span.of(a.text), a.entities[m.entity.0 as usize].id.split_once(':').map_or("", |p| p.1))
        })
        .collect()
}

/// `subject predicate object`, a line an edge.
pub(crate) fn relations(text: &str) -> Vec<String> {
    use whosaid::analysis::Object;
    let input = input(text);
    let a = EXTRACTOR.analyse(&input);
    let id = |e: whosaid::analysis::EntityId| a.entities[e.0 as usize].id.clone();
    a.relations
        .iter()
        .map(|r| {
            let object = match &r.object {
                Object::Entity(e) => id(*e),
                Object::Quotation(q) => format!("q{}", q.0 + 1),
                Object::Text(t) => format!("“{t}”"),
            };
            format!("{} {} {object}", id(r.subject), r.predicate)
        })
        .collect()
}
