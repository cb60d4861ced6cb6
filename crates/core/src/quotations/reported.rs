//! Content behind a cue, and indirect content before one.

use crate::lexicon::cues::{CueClass, Frames};
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::quotations::clause;
use crate::quotations::draft::Draft;
use crate::quotations::sites::{Bond, Site};
use crate::quotations::slots::{Link, Slot, slot};
use crate::quotations::units::Units;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// What stands behind the cue of `site`, if that is something reported.
pub(crate) fn behind(r: &Reading<'_>, site: &Site, sites: &[Site], units: &Units) -> Option<Draft> {
    let sentence = r.sentence_range(site.verb);
    let slot = slot(r, site, sentence.end);
    let limit = sentence.end;
    let (content, confidence) = content(r, site, &slot, limit, sites, units)?;
    if content.iter().all(|c| c.clone().all(|i| !r.is_word(i))) {
        return None;
    }
    let mut draft = Draft::from_site(site, content, confidence);
    draft.addressee = slot.addressee.or(draft.addressee);
    draft.medium = slot.medium;
    Some(draft)
}

fn content(
    r: &Reading<'_>,
    site: &Site,
    slot: &Slot,
    limit: usize,
    sites: &[Site],
    units: &Units,
) -> Option<(Vec<Range<usize>>, f32)> {
    let frames = site.cue.frames;
    let start = slot.start;
    if start >= limit {
        return None;
    }
    let to_end = |from: usize| from..clause::end(r, from, limit, Some(site), sites);
    let sure = match site.bond {
        Bond::SubjectVerb | Bond::VerbSubject | Bond::Agent => 0.9,
        Bond::AcrossParenthesis | Bond::SharedSubject => 0.85,
        Bond::Relative | Bond::Participle => 0.75,
        Bond::None => 0.4,
    };
    if site.bond == Bond::None && !(site.finite && r.kind(start) == TokenKind::Quote) {
        return None;
    }
    // A quotation right behind.
    if r.kind(start) == TokenKind::Quote && slot.link != Link::That {
        let f = r.outer_fragment(start)?;
        if r.fragment_open(f) != start
            || !frames.has(Frames::QUOTE)
                && !frames.has(Frames::LEFT)
                && !frames.has(Frames::NOUN)
                && !frames.has(Frames::COMPLEMENT)
        {
            return None;
        }
        if let Some(unit) = units.starting_with(f)
            && (frames.has(Frames::QUOTE) || frames.has(Frames::LEFT))
            && (slot.link == Link::Colon || units.is_whole(r, unit))
        {
            return Some((units.content(r, unit), sure + 0.08));
        }
        return Some((vec![to_end(start)], sure));
    }
    match slot.link {
        Link::That if frames.has(Frames::THAT) || frames.has(Frames::QUOTE) => {
            let range = to_end(start);
            return (range.len() > 2).then_some((vec![range], sure));
        }
        Link::That => return None,
        // "said: the plan is dead"
        Link::Colon if frames.has(Frames::QUOTE) && clause::is_clause(r, start, limit) => {
            return Some((vec![to_end(start)], sure - 0.2));
        }
        Link::Comma | Link::Colon => return None,
        Link::Bare => {}
    }
    if site.bond == Bond::VerbSubject {
        return None;
    }
    // "would say if asked"
    if site.hedged && r.any(start, &["if", "when"]) {
        return None;
    }
    let wh = r.any(start, &["whether", "if", "how", "why", "what", "who", "when", "where", "which"]);
    if wh && (frames.has(Frames::WH) || frames.has(Frames::THAT) && !r.any(start, &["if", "when", "where"])) {
        let range = to_end(start);
        return (range.len() > 1).then_some((vec![range], sure - 0.05));
    }
    if is_refusal(r, start, limit) {
        return None;
    }
    let infinitive = r.is(start, "to") && r.pos(start + 1) == Pos::Vb || r.is(start, "not") && r.is(start + 1, "to");
    if infinitive && (frames.has(Frames::INFINITIVE) || frames.has(Frames::OBJECT_INFINITIVE)) {
        return Some((vec![to_end(start)], sure - 0.1));
    }
    if frames.has(Frames::BARE) && site.bond != Bond::Agent
        || frames.has(Frames::THAT) && site.cue.class == CueClass::Say
    {
        let range = to_end(start);
        if begins_clause(r, start, range.end) {
            return Some((vec![range], sure));
        }
    }
    if frames.has(Frames::OBJECT_INFINITIVE)
        && let Some(object) = phrases::right(r, start, limit)
        && r.is(object.end, "to")
        && r.pos(object.end + 1) == Pos::Vb
    {
        return Some((vec![to_end(start)], sure - 0.1));
    }
    if frames.has(Frames::COMPLEMENT) {
        let range = to_end(start);
        let quoted = range.clone().any(|i| r.outer_fragment(i).is_some());
        let object = phrases::right(r, start, range.end);
        if quoted && !matches!(site.bond, Bond::Agent) {
            return Some((vec![range], sure - 0.1));
        }
        if let Some(object) = object
            && object.end < range.end
            && (r.is(object.end, "as")
                || site.cue.lemma == "call"
                    && site.cue.particle.is_empty()
                    && matches!(r.pos(object.end), Pos::Det | Pos::Adj | Pos::Noun))
        {
            return Some((vec![range], sure - 0.25));
        }
    }
    if frames.has(Frames::NOUN)
        && r.pos(start) != Pos::Adv
        && phrases::base_right(r, start, limit).is_some_and(|o| !phrases::is_time(r, &o))
        && !matches!(site.bond, Bond::None)
    {
        let stance = matches!(
            site.cue.class,
            CueClass::Deny
                | CueClass::Accuse
                | CueClass::Criticise
                | CueClass::Praise
                | CueClass::Order
                | CueClass::Say
                | CueClass::Discuss
        );
        if stance && !empty_object(r, start) && !site.negated {
            return Some((vec![to_end(start)], sure - 0.3));
        }
    }
    None
}

/// Is the report strong enough where it stands? Inside what somebody else says, only plain speech is reported again; a
/// weak verb needs a subject that can speak.
pub(crate) fn holds(r: &Reading<'_>, site: &Site, draft: &Draft, drafts: &[Draft]) -> bool {
    let speech =
        matches!(site.cue.class, CueClass::Say | CueClass::Tell | CueClass::Ask | CueClass::Accuse | CueClass::Call)
            && site.finite
            && !site.hedged;
    let nested = drafts.iter().any(|d| d.overlaps(&(site.verb..site.verb + 1)));
    let subject = site.subject.as_ref();
    if nested {
        let pronoun = subject.is_some_and(|s| s.len() == 1 && r.pos(s.start) == Pos::Pron);
        return speech && !pronoun && draft.content.iter().any(|c| c.len() > 2);
    }
    let weak = !speech
        && matches!(
            site.cue.class,
            CueClass::Find | CueClass::Discuss | CueClass::Commit | CueClass::Say | CueClass::Agree
        );
    !weak
        || subject.is_some_and(|s| {
            let head = s.clone().find(|&k| k > s.start && r.pos(k) == Pos::Prep).map_or(s.clone(), |k| s.start..k);
            super::sources::can_speak(r, &head)
        })
}

/// Does a clause of its own begin at `start`: subject, then a finite verb?
fn begins_clause(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let pos = r.pos(start);
    // "with Ukraine said to be under pressure": hearsay, not speech
    if pos == Pos::To {
        return false;
    }
    if empty_object(r, start) && !r.pos(start + 1).is_finite() {
        return false;
    }
    if pos.is_finite() && !r.pos(start).is_noun() && !matches!(r.pos(start), Pos::Vbd) || pos == Pos::Vb {
        return false;
    }
    clause::is_clause(r, start, end)
}

/// "declined | to comment", "asked | not to be named": nothing is said.
pub(crate) fn is_refusal(r: &Reading<'_>, start: usize, limit: usize) -> bool {
    (r.is(start, "to") || r.is(start, "not"))
        && (start..limit.min(start + 4))
            .find(|&k| r.pos(k) != Pos::To && !r.has(k, Class::NEGATION | Class::AUXILIARY))
            .is_some_and(|k| r.has(k, Class::SILENCE))
}

/// "said nothing", "said so", "said goodbye"
pub(crate) fn empty_object(r: &Reading<'_>, i: usize) -> bool {
    r.any(
        i,
        &[
            "nothing",
            "so",
            "little",
            "much",
            "no",
            "yes",
            "goodbye",
            "hello",
            "more",
            "anything",
            "something",
            "farewell",
            "thanks",
            "sorry",
            "it",
            "this",
        ],
    ) && !r.pos(i + 1).is_finite()
        && !r.is_auxiliary(i + 1)
}

/// Indirect content before the cue: "…, X said." and "The herd, X said, had been vaccinated."
pub(crate) fn before(r: &Reading<'_>, site: &Site, sites: &[Site]) -> Option<Draft> {
    if !site.cue.frames.has(Frames::LEFT)
        || !site.cue.frames.has(Frames::BARE)
        || !site.finite
        || matches!(site.bond, Bond::None | Bond::Relative | Bond::Agent | Bond::SharedSubject | Bond::Participle)
    {
        return None;
    }
    let sentence = r.sentence_range(site.verb);
    let subject = site.subject.as_ref()?;
    let edge = subject.start.min(site.group.start);
    let comma = edge.checked_sub(1).filter(|&k| k > sentence.start && (r.is_mark(k, ',') || r.is_dash(k)))?;
    let mut start = sentence.start;
    while start < comma && (r.pos(start) == Pos::Conj || r.kind(start) == TokenKind::Punct) {
        start += 1;
    }
    // Only the clause itself: not what another report before a semicolon holds.
    if let Some(k) = (start..comma).rev().find(|&k| r.is_mark(k, ';')) {
        start = k + 1;
    }
    if start >= comma {
        return None;
    }
    let after = site.group.end.max(subject.end);
    let slot = slot(r, site, sentence.end);
    let rest =
        phrases::skip_adverbials(r, slot.addressee.as_ref().map_or(after, |a| a.end.max(after)), sentence.end).end;
    let closed = rest >= sentence.end || r.kind(rest) == TokenKind::Punct;
    if !closed {
        return None;
    }
    let left = start..comma;
    let left_is_clause = clause::is_clause(r, left.start, left.end) && !r.has(left.start, Class::SUBORDINATOR);
    // "The herd, X said, had been vaccinated": the clause goes on behind the second comma.
    let goes_on = rest + 1 < sentence.end && (r.is_mark(rest, ',') || r.is_dash(rest)) && {
        let next = (rest + 1..sentence.end).find(|&k| r.pos(k) != Pos::Adv).unwrap_or(rest);
        !left_is_clause
            && (r.pos(next).is_finite() || r.pos(next) == Pos::Prep || clause::is_clause(r, rest + 1, sentence.end))
            || left_is_clause
                && r.any(
                    next,
                    &[
                        "because", "although", "that", "which", "with", "but", "if", "while", "before", "until",
                        "unless", "as", "so",
                    ],
                )
    };
    let mut content = vec![left];
    if goes_on {
        content.push(rest + 1..clause::end(r, rest + 1, sentence.end, Some(site), sites));
    } else if !left_is_clause {
        return None;
    }
    let mut draft = Draft::from_site(site, content, 0.85);
    draft.addressee = slot.addressee;
    draft.medium = slot.medium;
    Some(draft)
}
