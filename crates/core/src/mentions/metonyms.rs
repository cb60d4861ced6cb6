//! Does a capital stand for its government here, or is it a place?

use crate::lexicon::words::Class;
use crate::lexicon::{NationForm, NationMatch, cues};
use crate::model::Pos;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// "Moscow rejected", "Moscow's invasion", "talks between Paris and Moscow", "a treaty with Ottawa".
pub(crate) fn is_metonym(r: &Reading<'_>, tokens: &Range<usize>, m: &NationMatch, found: &[NationMatch]) -> bool {
    let sentence = r.sentence_range(tokens.start);
    let (first, end) = (tokens.start, tokens.end);
    let before = first.checked_sub(1).filter(|&k| k >= sentence.start);
    let capital_at = |k: usize| {
        let at = r.tokens.get(k).map_or(u32::MAX, |t| t.span.start);
        found.iter().any(|o| {
            o.span.start <= at
                && at < o.span.end
                && matches!(
                    o.form,
                    NationForm::Capital | NationForm::Seat | NationForm::Name | NationForm::Abbreviation
                )
        })
    };
    // Part of a longer name: "Moscow State University", "Washington Post".
    if end < sentence.end
        && r.capital(end)
        && r.pos(end) == Pos::Name
        && r.kind(end) == TokenKind::Word
        && !r.has(end, Class::TIME)
    {
        return false;
    }
    // "Moscow's invasion campaign"
    if r.kind(end) == TokenKind::Clitic {
        return (end + 1..sentence.end.min(end + 4)).any(|k| r.has(k, Class::POLICY))
            && !before.is_some_and(|b| r.any(b, &["in", "at", "near"]));
    }
    if let Some(b) = before {
        // "between Paris and Moscow", "with Ottawa", "handed land by Kyiv"
        let deal = |from: usize| (from.saturating_sub(6).max(sentence.start)..from).any(|k| r.has(k, Class::DEAL));
        if r.is(b, "between") && r.is(end, "and") {
            return deal(b) && capital_at(end + 1);
        }
        if r.is(b, "and") && b >= sentence.start + 2 && capital_at(b - 1) {
            let opener = (sentence.start..b - 1).rev().take(4).find(|&k| r.is(k, "between"));
            if let Some(k) = opener {
                return deal(k);
            }
        }
        if r.any(b, &["with", "against", "towards", "toward"]) {
            return deal(b);
        }
        if r.is(b, "by") {
            return (b.saturating_sub(6).max(sentence.start)..b)
                .any(|k| matches!(r.pos(k), Pos::Vbn | Pos::Vbd) || r.word(k).ends_with("ed"))
                && !r.has(end, Class::TIME);
        }
        if r.pos(b) == Pos::Prep
            && r.any(
                b,
                &[
                    "in", "at", "to", "from", "near", "of", "outside", "through", "around", "for", "into", "via",
                    "across", "on", "over", "inside",
                ],
            )
            || r.pos(b) == Pos::To
        {
            return false;
        }
        // "accused Moscow", "urged Kyiv to"
        let addressed = cues::Frames::NOUN | cues::Frames::OBJECT_INFINITIVE | cues::Frames::ADDRESSEE;
        if r.pos(b).is_verb() && r.cues(b).iter().any(|c| c.particle.is_empty() && c.frames.has(addressed)) {
            return true;
        }
        if r.pos(b) == Pos::Det || r.pos(b).is_verb() && !r.any(b, &["said", "says", "that"]) && r.cues(b).is_empty() {
            return false;
        }
    }
    let mut at = end;
    // "Washington and Moscow have": both.
    if r.is(at, "and") && capital_at(at + 1) {
        at += 2;
    }
    acts(r, at, sentence.end) || is_subject(r, at, sentence.end) && named_nearby(r, m, found)
}

/// Does a verb follow that governments are the subject of?
fn acts(r: &Reading<'_>, start: usize, limit: usize) -> bool {
    for k in start..limit.min(start + 5) {
        let pos = r.pos(k);
        if pos.is_verb() && !r.is_auxiliary(k) {
            return !r.cues(k).is_empty() || r.has(k, Class::STATE_ACT);
        }
        if !(r.is_auxiliary(k) || pos == Pos::Adv || pos == Pos::Modal || r.has(k, Class::NEGATION | Class::TIME)) {
            return false;
        }
    }
    false
}

fn is_subject(r: &Reading<'_>, start: usize, limit: usize) -> bool {
    start < limit && (r.pos(start).is_finite() || r.is_auxiliary(start) && r.kind(start) == TokenKind::Word)
}

/// The capital's nation is itself mentioned close by.
fn named_nearby(r: &Reading<'_>, m: &NationMatch, found: &[NationMatch]) -> bool {
    let at = r.tokens.partition_point(|t| t.span.end <= m.span.start);
    let paragraph = r.paragraph_of(at);
    found.iter().any(|o| {
        o.nation == m.nation
            && !matches!(o.form, NationForm::Capital | NationForm::Seat)
            && r.paragraph_of(r.tokens.partition_point(|t| t.span.end <= o.span.start)) == paragraph
    })
}
