//! How far what is reported reaches.

use crate::lexicon::cues::{CueClass, Frames};
use crate::model::Pos;
use crate::phrases;
use crate::quotations::sites::{Bond, Site};
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// End of the clause that begins at `start` and depends on `site`, looking no further than `limit` (the sentence's
/// end). Fragments in quotation marks are passed over whole. The final full stop is left out.
pub(crate) fn end(r: &Reading<'_>, start: usize, limit: usize, site: Option<&Site>, others: &[Site]) -> usize {
    let mut at = start;
    let cue_aux = site.map(|s| r.word(s.group.start).to_ascii_lowercase());
    let mut first_verb: Option<usize> = None;
    while at < limit {
        if let Some(f) = r.outer_fragment(at)
            && r.outer_fragment(start) != Some(f)
        {
            at = (r.fragments[f].close as usize).max(at + 1);
            continue;
        }
        if first_verb.is_none() && r.pos(at).is_finite() {
            first_verb = Some(at);
        }
        if at > start && stops(r, at, limit, site, others, cue_aux.as_deref(), first_verb) {
            break;
        }
        at += 1;
    }
    trim(r, start, at.max(start + 1).min(r.len()))
}

/// Leaves out the punctuation that ends a clause.
pub(crate) fn trim(r: &Reading<'_>, start: usize, mut end: usize) -> usize {
    while end > start + 1 {
        let last = end - 1;
        let dangling = r.kind(last) == TokenKind::Punct
            && matches!(r.mark(last), '.' | ',' | ';' | ':' | '—' | '–' | '-' | '!' | '?' | '…')
            || r.pos(last) == Pos::Conj && r.any(last, &["and", "but", "or"])
            || r.kind(last) == TokenKind::Punct && !r.mark(last).is_ascii() && !matches!(r.mark(last), '€' | '£' | '°');
        if !dangling || r.outer_fragment(last).is_some() {
            break;
        }
        end -= 1;
    }
    end
}

fn stops(
    r: &Reading<'_>,
    at: usize,
    limit: usize,
    site: Option<&Site>,
    others: &[Site],
    cue_aux: Option<&str>,
    first_verb: Option<usize>,
) -> bool {
    if r.is_mark(at, ';') {
        return true;
    }
    // The comma before “…,” explaining that … stands inside the marks.
    let inner_comma = r.kind(at - 1) == TokenKind::Quote && r.is_mark(at.saturating_sub(2), ',');
    let comma = r.is_mark(at, ',') || inner_comma;
    let next = if comma && !inner_comma { at + 1 } else { at };
    if r.is(next, "according") && r.is(next + 1, "to") {
        return true;
    }
    let conj = r.pos(next) == Pos::Conj && r.any(next, &["and", "but", "yet", "or", "nor"]);
    let linked = conj || r.any(next, &["while", "whereas", "although", "though"]) || r.is(next, "as") && comma;
    if comma || conj || r.is_dash(at) || linked {
        // Another report of its own begins: "…, X said", "and insisted", "while Y said"; "and that …" goes on.
        let from = if linked { next + 1 } else { at + usize::from(!inner_comma) };
        if r.is(from, "that") {
            return false;
        }
        if let Some(other) =
            others.iter().find(|s| s.group.start >= from && s.group.start < limit && r.outer_fragment(s.verb).is_none())
            && Some(other.verb) != site.map(|s| s.verb)
        {
            let own = other.subject.as_ref().is_some_and(|s| s.start >= from && s.start <= from + 1)
                && matches!(other.bond, Bond::SubjectVerb | Bond::AcrossParenthesis | Bond::VerbSubject);
            let shared =
                other.group.start <= from + 1 && other.finite && !matches!(other.bond, Bond::Relative | Bond::Agent);
            let weak =
                matches!(other.cue.class, CueClass::Find | CueClass::Think | CueClass::Commit | CueClass::Discuss);
            let strong = other.cue.frames.has(Frames::COMPLEMENT)
                || !weak && (other.cue.frames.has(Frames::THAT) || other.cue.frames.has(Frames::QUOTE));
            if strong && (linked && (own || shared) || !linked && own && closes(r, other, limit)) {
                return true;
            }
            // "…, adding that": a participle that reports goes on for the same speaker.
            if comma && strong && r.pos(other.verb) == Pos::Vbg && other.group.start <= at + 2 {
                return true;
            }
        }
    }
    if conj || comma && r.pos(at + 1) == Pos::Conj {
        let verb = (next + 1..limit.min(next + 3)).find(|&k| r.pos(k) != Pos::Adv);
        // "has said he agrees but has put": the second auxiliary repeats the cue's, not the clause's.
        if let (Some(verb), Some(aux)) = (verb, cue_aux)
            && r.is_auxiliary(verb)
            && r.is(verb, aux)
            && first_verb.is_some_and(|v| !r.is(v, aux))
        {
            return true;
        }
    }
    // "has said he will go as chiefs prepare": the present-tense frame of a lead.
    if r.is(at, "as")
        && !comma
        && site.is_some_and(|s| r.any(s.group.start, &["has", "have"]))
        && let Some(subject) = phrases::base_right(r, at + 1, limit)
        && (r.pos(subject.end - 1).is_noun() && matches!(r.pos(subject.end), Pos::Vbp | Pos::Vbz | Pos::Vb)
            || plural_and_verb(r, &subject))
    {
        return true;
    }
    false
}

/// Is the last "noun" of the phrase a verb that the tagger missed: "chiefs prepare | to meet"?
fn plural_and_verb(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    phrase.len() > 1
        && r.is(phrase.end, "to")
        && r.pos(phrase.end + 1) == Pos::Vb
        && !r.word(phrase.end - 1).ends_with('s')
        && r.word(phrase.end - 2).ends_with('s')
        && r.pos(phrase.end - 2) == Pos::Noun
}

/// Does the report at `other` close the sentence ("…, X said on Tuesday.")?
fn closes(r: &Reading<'_>, other: &Site, limit: usize) -> bool {
    let after = other.subject.as_ref().map_or(other.group.end, |s| s.end.max(other.group.end));
    let rest = phrases::skip_adverbials(r, after, limit).end;
    rest >= limit || r.kind(rest) == TokenKind::Punct
}

/// Do the tokens hold a clause: a noun phrase or "there" with a finite verb behind it?
pub(crate) fn is_clause(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let mut noun = false;
    // A participle without auxiliary behind a noun is most often a past tense that the tagger missed: "the weir leaked".
    let mut past = false;
    for k in start..end.min(start + 45) {
        if let Some(f) = r.outer_fragment(k) {
            let fragment = &r.fragments[f];
            if (fragment.first as usize..fragment.end as usize).any(|t| r.pos(t).is_finite()) {
                return true;
            }
            noun = true;
            continue;
        }
        let pos = r.pos(k);
        if pos.is_finite() && noun {
            return true;
        }
        past |= noun && pos == Pos::Vbn && !r.is_auxiliary(k.wrapping_sub(1)) && r.pos(k.wrapping_sub(1)).is_noun();
        noun |= pos.can_head() || pos == Pos::Poss && r.pos(k + 1).is_finite() || pos == Pos::Adj || pos == Pos::Vbg;
        if r.is_mark(k, ';') {
            return false;
        }
    }
    past
}
