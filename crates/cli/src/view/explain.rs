//! A text with its layers: regions, sentences, mentions; then each quotation and what decided it.

use super::marks::marked;
use super::wrap::wrapped;
use crate::sanitise::line;
use std::fmt::Write;
use whosaid::analysis::{EntityId, Paragraph, Quotation, QuotationId};
use whosaid::{Analysis, Span};

/// Quotations less sure than `min_confidence` are left out; the others keep their numbers.
pub(crate) fn show(analysis: &Analysis<'_>, min_confidence: f32) -> String {
    let mentions = mentions(analysis);
    let mut out = line(analysis.id);
    if let Some(date) = &analysis.meta.date {
        let _ = write!(out, " · {}", line(date));
    }
    out.push('\n');
    let mut sentences = analysis.sentences.iter().peekable();
    for (nth, paragraph) in analysis.paragraphs.iter().enumerate() {
        let _ = writeln!(out, "\n[{}]", paragraph.region.name());
        let mut bare = true;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.paragraph as usize <= nth) {
            let tokens = analysis.tokens.get(sentence.range()).unwrap_or_default();
            if let ([first, ..], [.., last]) = (tokens, tokens) {
                bare = false;
                out.push_str(&wrapped(&marked(analysis.text, &mentions, first.span.cover(last.span)), "  "));
            }
        }
        if bare {
            out.push_str(&unread(analysis, paragraph));
        }
    }
    if analysis.quotations.is_empty() {
        out.push_str("\nNo quotations.\n");
    }
    let sure = |quotation: &Quotation| quotation.confidence >= min_confidence;
    for (nth, quotation) in analysis.quotations.iter().enumerate().filter(|(_, quotation)| sure(quotation)) {
        out.push_str(&explained(analysis, nth, quotation));
    }
    out
}

/// The beginning of a paragraph that has not been cut into sentences.
fn unread(analysis: &Analysis<'_>, paragraph: &Paragraph) -> String {
    let text = line(words(analysis, paragraph.span));
    let mut start: String = text.chars().take(90).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    wrapped(&start, "  ")
}

/// Mentions with their entities' ids, outer ones first.
fn mentions<'a>(analysis: &'a Analysis<'_>) -> Vec<(Span, &'a str)> {
    let id = |entity: EntityId| analysis.entities.get(entity.0 as usize).map_or("?", |entity| &entity.id);
    let mut mentions: Vec<_> = analysis.mentions.iter().map(|m| (m.span, id(m.entity))).collect();
    mentions.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    mentions
}

fn words<'a>(analysis: &'a Analysis<'_>, span: Span) -> &'a str {
    analysis.text.get(span.range()).unwrap_or_default()
}

fn explained(analysis: &Analysis<'_>, nth: usize, quotation: &Quotation) -> String {
    let join = |spans: &[Span]| spans.iter().map(|&s| words(analysis, s)).collect::<Vec<_>>().join(" … ");
    let entity = |id: &EntityId| {
        let entity = analysis.entities.get(id.0 as usize);
        entity.map_or_else(|| "?".to_owned(), |entity| format!("{} <{}>", entity.name, entity.id))
    };
    let entities = |ids: &[EntityId]| ids.iter().map(entity).collect::<Vec<_>>().join(", ");
    let or_none = |text: String, none: &str| if text.is_empty() { none.to_owned() } else { text };
    let decided = |rule: &str| or_none(rule.to_owned(), "nothing did");
    let mut flags = String::from(quotation.kind.name());
    if quotation.negated {
        flags.push_str(", negated");
    }
    if quotation.hedged {
        flags.push_str(", hedged");
    }
    if let Some(QuotationId(parent)) = quotation.parent {
        let _ = write!(flags, ", inside q{}", parent + 1);
    }
    let addressee = quotation.addressee.as_ref().map(|to| {
        let resolved = to.entity.as_ref().map(|id| format!(" = {}", entity(id))).unwrap_or_default();
        format!("{}{resolved}", words(analysis, to.span))
    });
    let mut out = format!("\nq{} {flags}, confidence {}\n", nth + 1, quotation.confidence);
    let lines = [
        ("content", Some(join(&quotation.content))),
        ("cue", Some(or_none(join(&quotation.cue), "none"))),
        ("source", Some(or_none(join(&quotation.source), "none"))),
        ("speakers", Some(or_none(entities(&quotation.speakers), "unresolved"))),
        ("to", addressee),
        ("medium", quotation.medium.map(|span| words(analysis, span).to_owned())),
        ("about", Some(entities(&quotation.about)).filter(|about| !about.is_empty())),
        ("why", Some(quotation.why.to_owned())),
        ("resolved_by", Some(decided(quotation.resolved_by))),
    ];
    for (label, value) in lines {
        if let Some(value) = value {
            let value = wrapped(&line(&value), "              ");
            let _ = write!(out, "  {label:<11} {}", value.trim_start());
        }
    }
    out
}
