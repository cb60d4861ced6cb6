//! The slot behind a cue: where what is reported begins, after addressee, adverbs and "that".

use crate::lexicon::cues::Frames;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::quotations::sites::{Bond, Site};
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// What stands between cue and content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// "that"
    That,
    /// ":"
    Colon,
    /// ","
    Comma,
    /// nothing
    Bare,
}

/// Where the content of a cue begins.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) start: usize,
    pub(crate) link: Link,
    pub(crate) addressee: Option<Range<usize>>,
    pub(crate) medium: Option<Range<usize>>,
}

/// The slot behind `site`, looking no further than `limit`.
pub(crate) fn slot(r: &Reading<'_>, site: &Site, limit: usize) -> Slot {
    let mut at = site.group.end;
    if site.bond == Bond::VerbSubject {
        at = site.subject.as_ref().map_or(at, |s| s.end.max(at));
    } else if site.bond == Bond::Agent {
        at = site.subject.as_ref().map_or(at, |s| s.end.max(at));
    }
    let mut addressee = site.addressee.clone();
    let told = site.cue.frames.has(Frames::ADDRESSEE) && site.bond != Bond::Agent;
    // "added to reporters", "wrote to the minister" name an addressee too.
    if told
        && !starts_clause(r, at)
        && let Some(phrase) = addressee_at(r, at, limit)
    {
        at = phrase.end;
        addressee = Some(phrase);
    } else if r.is(at, "to")
        && site.cue.frames.has(Frames::LEFT)
        && let Some(phrase) = phrases::base_right(r, at + 1, limit)
        && (phrase.clone().any(|i| r.pos(i) == Pos::Name || r.has(i, Class::PEOPLE | Class::GROUP | Class::ROLE))
            || r.pos(phrase.start) == Pos::Pron)
    {
        at = phrase.end;
        addressee = Some(phrase);
    }
    // An apposition behind an inverted subject: "said X, the mayor of Y: “…”" is passed over only up to a colon.
    let skipped = phrases::skip_adverbials(r, at, limit);
    let that = |k: usize| {
        r.is(k, "that") && r.kind(k) == TokenKind::Word && !(r.pos(k) == Pos::Det && r.pos(k + 1).is_finite())
    };
    let medium = skipped.medium.clone();
    let done = |start, link| Slot { start, link, addressee: addressee.clone(), medium: medium.clone() };
    let end = skipped.end;
    if end < limit {
        if r.is_mark(end, ':') {
            return done(end + 1, Link::Colon);
        }
        if r.is_mark(end, ',') {
            // "said on Monday, that"; "said, “…”"; "said, adding"
            if that(end + 1) {
                return done(end + 1, Link::That);
            }
            if r.kind(end + 1) == TokenKind::Quote {
                return done(end + 1, Link::Comma);
            }
            // a parenthesis before a colon or a quotation: "said X, wiping her glasses, “…”"
            return done(end, Link::Comma);
        }
        if that(end) {
            return done(end, Link::That);
        }
        if r.kind(end) == TokenKind::Quote {
            return done(end, Link::Bare);
        }
    }
    // No "that" behind the phrases: they may belong to the content ("said in May the river rose").
    let start = if skipped.medium.is_some() { end } else { skipped.spare };
    Slot { start, link: Link::Bare, addressee, medium: skipped.medium }
}

/// "told reporters", "told the Gazette", "told a seminar in Kumasi:"
fn addressee_at(r: &Reading<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if r.kind(at) == TokenKind::Quote || r.pos(at) == Pos::Prep || r.pos(at) == Pos::Wh {
        return None;
    }
    let mut phrase = phrases::base_right(r, at, limit)?;
    if phrases::is_time(r, &phrase) && phrase.len() == 1 {
        return None;
    }
    // "told ABC Radio the army", "told the BBC he": a name ends where the next phrase begins; base_right sees to it.
    // A prepositional phrase belongs to it when a boundary follows: "a seminar in Kumasi:", "members of the press that".
    while r.any(phrase.end, &["of", "in", "at", "from"])
        && let Some(more) = phrases::base_right(r, phrase.end + 1, limit)
        && !r.has(more.end - 1, Class::TIME | Class::MEDIUM)
        && (r.is(phrase.end, "of")
            || more.end >= limit
            || r.kind(more.end) != TokenKind::Word
            || r.is(more.end, "that"))
    {
        phrase.end = more.end;
    }
    Some(phrase)
}

fn starts_clause(r: &Reading<'_>, at: usize) -> bool {
    r.is(at, "that") || r.any(at, &["how", "why", "what", "whether", "if", "of", "about"])
}
