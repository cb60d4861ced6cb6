//! Cue sites: the places where a verb reports, with its verb group and its subject.
//!
//! In: a [`Reading`]. Out: [`Site`]s in text order. A site says nothing yet about what is reported; that is decided
//! by the rules that read it.

use super::subjects::{agent, inverted, shared, subject_left};
use crate::lexicon::cues::{Cue, CueClass, Frames};
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// How the subject was found: the `why` of the attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bond {
    /// "X said"
    SubjectVerb,
    /// "said X"
    VerbSubject,
    /// "X, who chairs Y, said"
    AcrossParenthesis,
    /// "X did this and said"
    SharedSubject,
    /// "X left, saying"
    Participle,
    /// "X, who said"
    Relative,
    /// "was told by X"
    Agent,
    /// none found
    None,
}

/// A verb that reports.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// The verb itself.
    pub(crate) verb: usize,
    /// Verb group with auxiliaries and particle: "has also said", "pointed out".
    pub(crate) group: Range<usize>,
    pub(crate) cue: Cue,
    pub(crate) subject: Option<Range<usize>>,
    pub(crate) bond: Bond,
    pub(crate) negated: bool,
    pub(crate) hedged: bool,
    /// "was told": the surface subject is the addressee.
    pub(crate) passive: bool,
    /// In -ing, or an infinitive: reports only with a subject from elsewhere.
    pub(crate) finite: bool,
    /// Addressee right behind a passive's or other verb's subject.
    pub(crate) addressee: Option<Range<usize>>,
}

/// All cue sites of the text, in text order.
pub(crate) fn sites(r: &Reading<'_>) -> Vec<Site> {
    let mut out: Vec<Site> = Vec::new();
    for sentence in r.sentences {
        let range = sentence.range();
        let from = out.len();
        for i in range.clone() {
            if r.kind(i) != TokenKind::Word {
                continue;
            }
            let found = r.cues(i);
            let site = match site(r, &range, i, found, &out[from..]) {
                Some(site) if site.cue.frames.has(Frames::LEFT) => Some(site),
                other => quoting(r, &range, i, &out[from..]).map(|q| at_quotation_too(q, other.as_ref())).or(other),
            };
            out.extend(site);
        }
    }
    out
}

/// A verb at a quotation reports it, whatever else it does: "“Is it safe?” he demanded".
fn at_quotation_too(quoting: Site, listed: Option<&Site>) -> Site {
    match listed {
        Some(listed) => {
            let cue = Cue { frames: listed.cue.frames | quoting.cue.frames, ..listed.cue };
            Site { cue, ..quoting }
        }
        None => quoting,
    }
}

/// The site of a verb that no table lists, at a quotation that has no other: "“It leaks,” Bolton charged.",
/// "“It leaks,” exhorted the mayor.", "She went on: “…”".
fn quoting(r: &Reading<'_>, sentence: &Range<usize>, i: usize, before: &[Site]) -> Option<Site> {
    if !r.pos(i).is_finite() || r.is_auxiliary(i) || r.outer_fragment(i).is_some() || r.pos(i) == Pos::Modal {
        return None;
    }
    let opens = (i + 1..i + 3).any(|k| r.is_mark(k, ':') && r.kind(k + 1) == TokenKind::Quote);
    // Behind “…?” a name in capitals begins a sentence of its own.
    let floor = if i < sentence.start + 8 { sentence.start.saturating_sub(1) } else { sentence.start };
    let closed = (floor..i).rev().take(8).find(|&k| r.kind(k) == TokenKind::Quote);
    let closed = closed.filter(|&k| r.paragraph_of(k) == r.paragraph_of(i));
    let closed = closed.filter(|&k| {
        let utters = r.outer_fragment(k).is_some_and(|f| k - r.fragment_open(f) > 3 && r.fragment_open(f) != k);
        utters && r.outer_fragment(k + 1).is_none() && matches!(r.mark(k - 1), ',' | '?' | '!')
    });
    if !opens && closed.is_none() {
        return None;
    }
    let site = site(r, sentence, i, &[Cue::QUOTING], before)?;
    let subject = site.subject.as_ref()?;
    let adjacent = match (closed, site.bond) {
        (Some(k), Bond::VerbSubject) => site.group.start == k + 1,
        (Some(k), Bond::SubjectVerb | Bond::AcrossParenthesis) => {
            let next = site.group.end;
            subject.start == k + 1 && !r.pos(next).can_head() && !r.pos(next).can_modify()
        }
        (None, Bond::SubjectVerb | Bond::AcrossParenthesis | Bond::SharedSubject) => true,
        _ => false,
    };
    (adjacent && super::sources::can_speak(r, subject)).then_some(site)
}

/// The site of a verb that no table lists, as if it could report in any frame.
pub(crate) fn site_of_any_verb(r: &Reading<'_>, sentence: &Range<usize>, i: usize, before: &[Site]) -> Option<Site> {
    site(r, sentence, i, &[Cue::ANY], before)
}

fn site(r: &Reading<'_>, sentence: &Range<usize>, i: usize, found: &[Cue], before: &[Site]) -> Option<Site> {
    let cue = *found.iter().find(|c| {
        c.class != CueClass::Noun
            && (c.particle.is_empty() || c.particle.split(' ').enumerate().all(|(k, p)| r.is(i + 1 + k, p)))
    })?;
    if !verbal(r, i) {
        return None;
    }
    let mut group = verb_group(r, sentence, i);
    if !cue.particle.is_empty() {
        group.end += cue.particle.split(' ').count();
    }
    let group_start = group.start;
    let words = || group_start..i;
    let mut negated = words().any(|k| r.has(k, Class::NEGATION));
    let mut hedged = words().any(|k| r.has(k, Class::HEDGE) && !r.has(k, Class::NEGATION));
    let be = words().any(|k| r.any(k, &["is", "are", "was", "were", "be", "been", "being", "'s", "’s"]));
    let quoted_as = quoted_as_saying(r, sentence, i);
    if let Some(start) = quoted_as {
        group.start = start;
    }
    let pos = r.pos(i);
    let bare_participle = pos == Pos::Vbn && group.start == i && !r.is_auxiliary(i.wrapping_sub(1));
    let passive =
        quoted_as.is_none() && (pos == Pos::Vbn || pos == Pos::Vbd) && (be || bare_participle && r.is(group.end, "by"));
    let finite_word = (group.start..group.end).any(|k| r.pos(k).is_finite());
    let governed = pos == Pos::Vb
        && !(group.start..i)
            .any(|k| r.pos(k) == Pos::Modal || r.any(k, &["do", "did", "does", "don't", "didn't", "doesn't"]));
    let untagged = !pos.is_verb()
        || pos == Pos::Vbn && group.start == i && at_quotation(r, i)
        // "has welcomed it, but insisted …": the second participle shares the auxiliary.
        || pos == Pos::Vbn && group.start == i && r.pos(i.wrapping_sub(1)) == Pos::Conj && !r.is(group.end, "by")
        || pos == Pos::Vb && group.start == i && r.pos(i.wrapping_sub(1)) != Pos::To;
    let finite = quoted_as.is_some() || finite_word && !governed || pos == Pos::Vbd || untagged;
    // A modal that does not report: "would say if asked", "could say".
    hedged |= words().any(|k| r.pos(k) == Pos::Modal && !r.any(k, &["will", "'ll", "can", "won't", "can't"]));
    let mut site = Site {
        verb: i,
        group,
        cue,
        subject: None,
        bond: Bond::None,
        negated,
        hedged,
        passive,
        finite,
        addressee: None,
    };
    if passive {
        if let Some(agent) = agent(r, &site, sentence.end) {
            site.addressee = subject_left(r, sentence, site.group.start).map(|s| s.0);
            site.subject = Some(agent);
            site.bond = Bond::Agent;
            return Some(site);
        }
        return None;
    }
    let infinitive = pos == Pos::Vb && (site.group.start..i).any(|k| r.pos(k) == Pos::To);
    if infinitive {
        // "declined to say", "went on to say", "wants to say": the group reaches back to the finite verb.
        let to = (site.group.start..i).find(|&k| r.pos(k) == Pos::To)?;
        let governor = to.checked_sub(1).filter(|&k| {
            k >= sentence.start && r.pos(k).is_verb() || k + 1 > sentence.start && r.has(k, Class::HEDGE)
        })?;
        let reported =
            matches!(cue.class, CueClass::Say | CueClass::Tell | CueClass::Ask) || r.has(governor, Class::NEGATION);
        if !reported
            && !r
                .any(governor, &["continued", "continues", "continue", "went", "began", "begins", "used", "has", "had"])
        {
            return None; // "chiefs prepare to discuss": nothing is said yet
        }
        let outer = verb_group(r, sentence, governor);
        negated |= r.has(governor, Class::NEGATION) || outer.clone().any(|k| r.has(k, Class::NEGATION));
        hedged |=
            r.has(governor, Class::HEDGE) || !r.any(governor, &["used", "continued", "went", "began", "started", "on"]);
        site.group.start = outer.start;
        site.finite = outer.clone().any(|k| r.pos(k).is_finite());
        site.negated = negated;
        site.hedged = hedged;
    }
    if let Some((subject, bond)) = subject_left(r, sentence, site.group.start)
        && (pos != Pos::Vbg || quoted_as.is_some() || site.group.start < i)
    {
        site.subject = Some(subject);
        site.bond = bond;
    } else if let Some(subject) = inverted(r, sentence, &site) {
        site.subject = Some(subject);
        site.bond = Bond::VerbSubject;
    } else if let Some(subject) = shared(r, sentence, &site, before) {
        site.subject = Some(subject);
        site.bond = if pos == Pos::Vbg { Bond::Participle } else { Bond::SharedSubject };
    }
    Some(site)
}

/// Is token `i` used as a verb? Titles in capitals and headlines fool the tagger; a form that can only be a verb counts.
fn verbal(r: &Reading<'_>, i: usize) -> bool {
    let pos = r.pos(i);
    // "Said al-Harthy": a capital in the middle of a sentence is a name.
    let token = &r.tokens[i];
    if token.capital
        && !token.all_caps
        && i > r.sentence_range(i).start
        && r.kind(i - 1) == TokenKind::Word
        && r.pos(i + 1) != Pos::Punct
        && !r.capital(i - 1)
    {
        return false;
    }
    if pos.is_verb() {
        return true;
    }
    // "…, but insisted talks go on": a past tense of speech behind a conjunction, whatever the tagger says.
    if pos == Pos::Adj
        && r.pos(i.wrapping_sub(1)) == Pos::Conj
        && r.word(i).ends_with("ed")
        && r.cues(i).iter().any(|c| c.class != CueClass::Noun && c.frames.has(Frames::THAT))
        && (r.is_mark(i.wrapping_sub(2), ',') || r.pos(i.wrapping_sub(2)).is_noun())
    {
        return true;
    }
    // Rare verbs at a quotation: "“Contact,” astronaut Ngozi Eze radioed.", "Gill later tweeted: “…”".
    if at_quotation(r, i)
        && !matches!(r.pos(i.wrapping_sub(1)), Pos::Det | Pos::Poss | Pos::Adj)
        && r.outer_fragment(i).is_none()
    {
        return true;
    }
    r.any(i, &["said", "says", "told", "tells", "asked", "writes", "wrote"])
        && pos != Pos::Adj
        && !r.pos(i.wrapping_sub(1)).eq(&Pos::Det)
}

/// Does a quotation open right behind token `i`, or did one close shortly before a verb that ends its clause?
fn at_quotation(r: &Reading<'_>, i: usize) -> bool {
    let opens = r.is_mark(i + 1, ':') || r.kind(i + 1) == TokenKind::Quote;
    let closed = (i.saturating_sub(7)..i).any(|k| r.kind(k) == TokenKind::Quote && r.outer_fragment(k + 1).is_none());
    opens || closed && (r.kind(i + 1) == TokenKind::Punct || i + 1 >= r.len())
}

/// The verb group that ends with the verb at `i`.
pub(super) fn verb_group(r: &Reading<'_>, sentence: &Range<usize>, i: usize) -> Range<usize> {
    let mut start = i;
    let mut at = i;
    while at > sentence.start && i - at < 8 {
        let before = at - 1;
        if r.outer_fragment(before) != r.outer_fragment(i) {
            break;
        }
        let pos = r.pos(before);
        if r.is_auxiliary(before) && pos != Pos::Noun && pos != Pos::Name || pos == Pos::Modal {
            start = before;
        } else if pos == Pos::To && r.pos(i) == Pos::Vb || r.has(before, Class::NEGATION) && pos != Pos::Det {
            start = before;
        } else if pos == Pos::Adv && !r.has(before, Class::TIME) {
            // taken along only if an auxiliary stands before it
        } else if r.has(before, Class::HEDGE) && pos.is_verb() {
            start = before;
        } else {
            break;
        }
        at = before;
    }
    start..i + 1
}

/// "was quoted as saying": where the group starts.
fn quoted_as_saying(r: &Reading<'_>, sentence: &Range<usize>, i: usize) -> Option<usize> {
    if r.pos(i) != Pos::Vbg && !r.word(i).ends_with("ing") || i < sentence.start + 2 || !r.is(i - 1, "as") {
        return None;
    }
    if !r.any(i - 2, &["quoted", "cited", "reported", "described", "heard"]) {
        return None;
    }
    Some(verb_group(r, sentence, i - 2).start)
}
