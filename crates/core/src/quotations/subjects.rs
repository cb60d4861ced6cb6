//! Whose verb it is: subjects before and behind, across parentheses, shared and passive ones.

use super::sites::{Bond, Site, verb_group};
use crate::lexicon::cues::Frames;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// How far a subject is looked for, in tokens.
const REACH: usize = 60;

/// "by X" behind a passive.
pub(super) fn agent(r: &Reading<'_>, site: &Site, limit: usize) -> Option<Range<usize>> {
    let mut at = site.group.end;
    if !r.is(at, "by") {
        at = phrases::skip_adverbials(r, at, limit).spare;
    }
    r.is(at, "by").then(|| phrases::right(r, at + 1, limit)).flatten()
}

/// The subject that ends before `end`, and how it was reached.
pub(crate) fn subject_left(r: &Reading<'_>, sentence: &Range<usize>, end: usize) -> Option<(Range<usize>, Bond)> {
    let floor = sentence.start.max(end.saturating_sub(REACH));
    let mut at = end;
    // Adverbs and times between subject and verb: "X later said", "X on Friday said", "X also said".
    for _ in 0..4 {
        if at <= floor {
            return None;
        }
        let before = at - 1;
        if r.pos(before) == Pos::Adv && !r.is(before, "so")
            || r.any(
                before,
                &["also", "later", "then", "reportedly", "meanwhile", "himself", "herself", "themselves", "itself"],
            ) && r.pos(before) != Pos::Name
        {
            at = before;
            continue;
        }
        if r.has(before, Class::TIME)
            && r.outer_fragment(before).is_none()
            && let Some(time) = phrases::base_left(r, floor, at)
            && phrases::is_time(r, &time)
        {
            let preposed = time.start > floor && r.pos(time.start - 1) == Pos::Prep;
            let start = if preposed { time.start - 1 } else { time.start };
            if start <= floor {
                return None;
            }
            at = start;
            continue;
        }
        break;
    }
    if at <= floor || r.outer_fragment(at - 1).is_some() && r.outer_fragment(at - 1) != r.outer_fragment(end) {
        // A nickname in quotation marks ends a name only if words follow; a quotation is no subject.
        return None;
    }
    let before = at - 1;
    // "X, who chairs the committee, said": the clause between the commas is passed over.
    if r.is_mark(before, ',') || r.is_dash(before) || r.is_mark(before, ')') {
        return across(r, floor, before);
    }
    // "…, who said"
    if r.pos(before) == Pos::Wh || r.any(before, &["who"]) {
        if !r.any(before, &["who", "which"]) {
            return None;
        }
        let mut noun_end = before;
        if noun_end > floor && r.is_mark(noun_end - 1, ',') {
            noun_end -= 1;
        }
        return phrases::left(r, floor, noun_end).map(|s| (s, Bond::Relative));
    }
    let subject = phrases::left(r, floor, at)?;
    if phrases::is_time(r, &subject) {
        return None;
    }
    // An apposition right before the verb without a second comma: "the mayor, Lopez said".
    Some((subject, Bond::SubjectVerb))
}

/// The subject before a parenthesis that ends at the mark `close`.
fn across(r: &Reading<'_>, floor: usize, close: usize) -> Option<(Range<usize>, Bond)> {
    let wanted = |i: usize| {
        if r.is_mark(close, ')') {
            r.is_mark(i, '(')
        } else if r.is_dash(close) {
            r.is_dash(i)
        } else {
            r.is_mark(i, ',')
        }
    };
    let mut best = None;
    let mut at = close;
    while at > floor {
        at -= 1;
        if r.outer_fragment(at).is_some() {
            // A nickname is fine, a quotation ends the search.
            let f = r.outer_fragment(at)?;
            let open = r.fragment_open(f);
            if close - open > 12 {
                return best;
            }
            at = open;
            continue;
        }
        if r.is_mark(at, ';') || r.is_mark(at, ':') {
            break;
        }
        if !wanted(at) || at == floor {
            continue;
        }
        // "Rep. Jim Jordan (R-Ohio), a panel member, said": what stands in brackets behind a name is passed over.
        let bracket = at.checked_sub(1).filter(|&k| k > floor && r.is_mark(k, ')'));
        let opening = bracket.and_then(|k| (floor + 1..k).rev().take(8).find(|&o| r.is_mark(o, '(')));
        let Some(subject) = phrases::left(r, floor, opening.unwrap_or(at)) else { continue };
        if phrases::is_time(r, &subject) {
            continue;
        }
        let first = at + 1;
        if !parenthetical(r, first, close) {
            continue;
        }
        // Inside a relative clause of another noun ("whose predecessor, Antton Goñi, left")? Then look further out.
        let lead = subject.start.checked_sub(1).filter(|&k| k >= floor);
        if lead.is_some_and(|k| {
            r.pos(k) == Pos::Wh
                || r.any(k, &["whose", "who", "which"])
                || r.is(k, ",") && r.pos(subject.start) == Pos::Wh
        }) || r.is(subject.start, "whose")
        {
            continue;
        }
        // "the mayor, Ana Lopez, said": the name is the better half of the subject.
        let mut named = first;
        while r.has(named, Class::HONORIFIC) && r.capital(named) && named + 1 < close {
            named += 1;
        }
        let name = phrases::base_right(r, named, close)
            .filter(|n| n.end == close && r.pos(n.start) == Pos::Name && r.pos(subject.end - 1) != Pos::Name);
        let subject = if name.is_some() { subject.start..close } else { subject };
        best = Some((subject, Bond::AcrossParenthesis));
        break;
    }
    best
}

/// Do the tokens `first..close` read like a parenthesis: an apposition, a relative clause, an age, a participle?
fn parenthetical(r: &Reading<'_>, first: usize, close: usize) -> bool {
    if first >= close {
        return false;
    }
    if r.pos(first) == Pos::Wh || r.any(first, &["who", "whose", "which"]) {
        return true;
    }
    let verbs = (first..close).filter(|&k| r.pos(k).is_finite() && r.outer_fragment(k).is_none()).count();
    let wh = (first..close).any(|k| r.pos(k) == Pos::Wh || r.is(k, "who"));
    // A clause with its own verb is no apposition.
    verbs == 0 || wh
}

/// "said X": the noun phrase right behind the verb is its subject, if the verb can follow what it reports.
pub(super) fn inverted(r: &Reading<'_>, sentence: &Range<usize>, site: &Site) -> Option<Range<usize>> {
    if !site.cue.frames.has(Frames::LEFT)
        || site.passive
        || !matches!(r.pos(site.verb), Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Vbn | Pos::Noun | Pos::Name | Pos::Adj)
    {
        return None;
    }
    // Something must stand before: a quotation's end, a comma, or the sentence begins with the verb after a quotation.
    let start = site.group.start;
    let led = start == sentence.start
        || r.kind(start - 1) == TokenKind::Quote
        || r.kind(start - 1) == TokenKind::Punct
        || r.any(start - 1, &["so", "also", "later", "then"]);
    if !led {
        return None;
    }
    let mut at = site.group.end;
    while at < sentence.end && r.pos(at) == Pos::Adv {
        at += 1;
    }
    let subject = phrases::right(r, at, sentence.end)?;
    // "said on Tuesday", "said it would": a pronoun followed by a verb begins a clause, not a subject.
    let next = subject.end;
    let clause =
        next < sentence.end && (r.pos(next).is_finite() || r.is_auxiliary(next)) && r.outer_fragment(next).is_none();
    (!clause && !phrases::is_time(r, &subject) && r.outer_fragment(subject.start).is_none())
        .then(|| phrases::with_apposition(r, subject, sentence.end))
}

/// The subject of the clause that this verb shares: "X did this and said", "X left, saying", "CUTS RATES, SAYS".
pub(super) fn shared(r: &Reading<'_>, sentence: &Range<usize>, site: &Site, before: &[Site]) -> Option<Range<usize>> {
    let start = site.group.start;
    let participle = r.pos(site.verb) == Pos::Vbg;
    if !site.finite && !participle {
        return None;
    }
    let mut at = start;
    while at > sentence.start && r.pos(at - 1) == Pos::Adv {
        at -= 1;
    }
    if at <= sentence.start {
        // "Speaking to reporters, she said" has its own subject; "Asked about it, he said" too.
        return None;
    }
    let link = at - 1;
    let joins = r.pos(link) == Pos::Conj
        || r.any(link, &["and", "but", "then", "or", "while", "before", "after", "by", "as", "when"])
        || r.kind(link) == TokenKind::Punct && !r.is_mark(link, ':')
        || r.kind(link) == TokenKind::Quote
        || participle;
    if !joins {
        return None;
    }
    if let Some(site) = before.iter().rev().find(|s| {
        s.subject.is_some()
            && s.finite
            && s.bond != Bond::Relative
            && s.bond != Bond::VerbSubject
            && s.group.end <= link
            && r.outer_fragment(s.verb).is_none()
    }) {
        // Of a passive, the surface subject: "X was attacked by Y and said".
        let subject = if site.bond == Bond::Agent { &site.addressee } else { &site.subject };
        return subject.clone();
    }
    // Else the subject of the first finite verb of the sentence.
    (sentence.start..link)
        .filter(|&k| r.pos(k).is_finite() && r.outer_fragment(k).is_none())
        .find_map(|k| subject_left(r, sentence, verb_group(r, sentence, k).start).filter(|s| s.1 != Bond::Relative))
        .map(|s| s.0)
}
