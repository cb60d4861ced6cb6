//! Quotations in marks that stand before their cue, and those that have none.

use crate::lexicon::cues::Frames;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::quotations::draft::{Draft, why};
use crate::quotations::sites::{Bond, Site};
use crate::quotations::slots::slot;
use crate::quotations::subjects::subject_left;
use crate::quotations::units::Units;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// The cue behind a unit that reports it: "…,” said X", "…,” X later told reporters". Index into `sites`.
pub(crate) fn site_behind(r: &Reading<'_>, units: &Units, unit: usize, sites: &[Site]) -> Option<usize> {
    let close = units.close(r, unit);
    let last = close.checked_sub(2)?;
    let mut at = close;
    let comma = r.is_mark(at, ',') || r.is_dash(at);
    let colon = r.is_mark(at, ':');
    if comma || colon {
        at += 1;
    }
    // Behind a full stop inside the marks only a verb in lower case can still report: "…done.” said X".
    let stopped = r.is_mark(last, '.') && !comma && !colon;
    if r.paragraph_of(at) != r.paragraph_of(last) || at >= r.len() {
        return None;
    }
    let sentence = r.sentence_range(at);
    let from = sites.partition_point(|s| s.verb < at);
    for (i, site) in sites.iter().enumerate().skip(from).take(4) {
        if site.verb >= sentence.end || site.group.start > at + 40 {
            break;
        }
        // Another quotation begins in between.
        if (at..site.group.start).any(|k| r.outer_fragment(k).is_some())
            && site.subject.as_ref().is_none_or(|s| s.start > at + 2)
        {
            break;
        }
        let reports = site.cue.frames.has(Frames::LEFT) || colon;
        // "At the “old weir,” Ana Ribeiro said: “…”" reports what follows.
        if r.is_mark(site.group.end, ':') && r.kind(site.group.end + 1) == TokenKind::Quote && !units.is_whole(r, unit)
        {
            continue;
        }
        if !reports || !site.finite && site.bond != Bond::VerbSubject {
            continue;
        }
        let begins = match (&site.subject, site.bond) {
            (Some(_), Bond::VerbSubject) => site.group.start,
            (Some(subject), _) if subject.end <= site.group.start => subject.start,
            (None, _) if site.group.start == at => site.group.start,
            _ => continue,
        };
        if begins < at
            || !(at..begins).all(|k| r.pos(k) == Pos::Adv || r.is_mark(k, ',') || r.has(k, Class::TIME))
            || begins > at + 4
        {
            continue;
        }
        if stopped && !(site.bond == Bond::VerbSubject && site.group.start == at && !r.capital(at)) {
            return None;
        }
        return Some(i);
    }
    None
}

/// The quotation of a unit whose cue stands behind it. In the middle of a sentence the clause before belongs to it.
pub(crate) fn with_site_behind(r: &Reading<'_>, units: &Units, unit: usize, site: &Site, sites: &[Site]) -> Draft {
    let mut content = units.content(r, unit);
    let open = content[0].start;
    let sentence = r.sentence_range(open);
    let mut start = sentence.start.min(open);
    while start < open && (r.kind(start) == TokenKind::Punct || r.kind(start) == TokenKind::Quote) {
        start += 1;
    }
    let bounded = open > start && (r.is_mark(open - 1, ':') || r.outer_fragment(start).is_some() && start < open);
    if start < open && !bounded && !clause_is_reporting(r, start, open, sites) {
        content[0].start = start;
    }
    let slot = slot(r, site, r.sentence_range(site.verb).end);
    let mut draft = Draft::from_site(site, content, 0.97);
    draft.addressee = slot.addressee;
    draft.medium = slot.medium;
    draft
}

/// Does the text before the quotation hold a report of its own?
fn clause_is_reporting(r: &Reading<'_>, start: usize, end: usize, sites: &[Site]) -> bool {
    let from = sites.partition_point(|s| s.verb < start);
    sites[from..].iter().take_while(|s| s.verb < end).any(|s| s.subject.is_some() && !s.negated)
        && (start..end).any(|k| r.pos(k).is_finite())
}

/// Adds the units that no cue reports: they go on with the quotation before, or belong to whoever acts in the
/// sentence before; labels, titles and scare quotes are left alone.
pub(crate) fn uncued(r: &Reading<'_>, units: &Units, sites: &[Site], drafts: &mut Vec<Draft>) {
    for unit in 0..units.all.len() {
        let ranges = units.content(r, unit);
        let whole = ranges[0].start..ranges[ranges.len() - 1].end;
        if ranges.iter().any(|range| drafts.iter().any(|d| d.overlaps(range))) {
            continue;
        }
        // Within the sentence of its speaker: "“A,” said X, “but B.”"
        if let Some(d) = split_partner(r, &whole, drafts) {
            drafts[d].content.extend(ranges);
            continue;
        }
        if let Some(draft) = signed(r, &ranges) {
            drafts.push(draft);
            continue;
        }
        // A paragraph that ends in a colon announces the quotation below.
        if paragraph_starts(r, whole.start)
            && stands_alone(r, units, unit)
            && let Some(site) = announced(r, whole.start, sites)
        {
            drafts.push(Draft::from_site(site, ranges, 0.85));
            continue;
        }
        if units.is_whole(r, unit)
            && let Some(draft) = introduced(r, &ranges)
        {
            drafts.push(draft);
            continue;
        }
        let sentence_before = r.sentence_of(whole.start).and_then(|s| s.checked_sub(1));
        // "“A,” said X, who praised B. “C.”" goes on with A, whatever else is reported in between.
        if let Some(d) = drafts.iter().rposition(|d| goes_on(r, d, whole.start, sentence_before)) {
            drafts[d].content.extend(ranges);
            continue;
        }
        if !stands_alone(r, units, unit) {
            continue;
        }
        let Some(paragraph) = r.paragraph_of(whole.start) else { continue };
        let previous = drafts
            .iter()
            .enumerate()
            .filter(|(_, d)| d.start() < whole.start)
            .max_by_key(|(_, d)| d.end().max(d.cue.last().map_or(0, |c| c.end)));
        if let Some((d, draft)) = previous {
            let last = draft.end().max(draft.cue.last().map_or(0, |c| c.end)).saturating_sub(1);
            let same_paragraph = r.paragraph_of(last) == Some(paragraph);
            let adjacent = sentence_before.is_some() && r.sentence_of(last) == sentence_before;
            let next_paragraph =
                r.paragraph_of(last).is_some_and(|p| p + 1 == paragraph) && paragraph_starts(r, whole.start);
            let speaks = draft.content.iter().cloned().flatten().any(|i| r.outer_fragment(i).is_some());
            if adjacent && (same_paragraph || next_paragraph && speaks) {
                if draft.is_quoted(r) && !draft.source.is_empty() {
                    drafts[d].content.extend(ranges);
                } else {
                    let mut carried = carried(drafts, d);
                    carried.content = ranges;
                    drafts.push(carried);
                }
                continue;
            }
        }
        // "Ingrid poured two cups. “I sold the last ewe.”": the subject of the sentence before.
        let scene = sentence_before.and_then(|s| scene_subject(r, s, paragraph));
        let mut draft = plain(ranges);
        if let Some(subject) = scene {
            draft.source = vec![subject];
            draft.why = why::SCENE;
            draft.confidence = 0.5;
        }
        drafts.push(draft);
    }
}

/// Does the quotation that begins at `start` go on with this one, whose cue and source stand in the sentence before?
fn goes_on(r: &Reading<'_>, draft: &Draft, start: usize, sentence_before: Option<usize>) -> bool {
    let Some(cue) = draft.cue.first() else { return false };
    sentence_before.is_some()
        && r.sentence_range(start).start == start
        && r.sentence_of(cue.start) == sentence_before
        && r.paragraph_of(cue.start) == r.paragraph_of(start)
        && draft.end() <= cue.start
        && draft.content.iter().cloned().flatten().any(|i| r.outer_fragment(i).is_some())
}

/// "“We were afraid.” — Anna Novak", "“Growth slowed.” [Mother Jones]": who is named behind a quotation.
fn signed(r: &Reading<'_>, ranges: &[Range<usize>]) -> Option<Draft> {
    let close = ranges.last()?.end;
    let bracket = r.is_mark(close, '[') || r.is_mark(close, '(') && r.mark(close.checked_sub(2)?) == '.';
    if !r.is_dash(close) && !bracket {
        return None;
    }
    let paragraph = r.paragraph_of(close)?;
    let limit = (close + 1..r.len().min(close + 12))
        .find(|&k| r.paragraph_of(k) != Some(paragraph))
        .unwrap_or(r.len().min(close + 12));
    let name = phrases::base_right(r, close + 1, limit)?;
    let ends = if bracket {
        (name.end..limit.min(name.end + 2)).any(|k| r.is_mark(k, ']') || r.is_mark(k, ')'))
    } else {
        name.end >= limit || r.kind(name.end) == TokenKind::Punct
    };
    if !ends || r.pos(name.start) != Pos::Name {
        return None;
    }
    let mut draft = plain(ranges.to_vec());
    draft.cue = vec![close..close + 1];
    draft.source = vec![name];
    draft.why = why::LABEL;
    draft.confidence = 0.85;
    Some(draft)
}

/// "Harbour Gazette: “…”", "She addressed them again: “…”": who is named or acts before the colon.
fn introduced(r: &Reading<'_>, ranges: &[Range<usize>]) -> Option<Draft> {
    let colon = ranges[0].start.checked_sub(1).filter(|&k| r.is_mark(k, ':'))?;
    let sentence = r.sentence_range(colon);
    let verb = (sentence.start..colon).rev().find(|&k| r.pos(k).is_finite() && r.outer_fragment(k).is_none());
    let (source, cue, why) = match verb {
        Some(verb) => {
            let mut start = verb;
            while start > sentence.start && (r.pos(start - 1) == Pos::Adv || r.is_auxiliary(start - 1)) {
                start -= 1;
            }
            (subject_left(r, &sentence, start)?.0, start..colon + 1, why::COLON)
        }
        None => (phrases::left(r, sentence.start, colon)?, colon..colon + 1, why::LABEL),
    };
    let pronoun = r.pos(source.start) == Pos::Pron && !r.any(source.start, &["it", "there"]);
    let named = source.clone().any(|k| r.pos(k) == Pos::Name);
    if !(pronoun || named || verb.is_some() && super::sources::can_speak(r, &source)) {
        return None;
    }
    let mut draft = plain(ranges.to_vec());
    draft.cue = vec![cue];
    draft.source = vec![source];
    draft.why = why;
    draft.confidence = 0.7;
    Some(draft)
}

/// The report in the sentence before that ends with a colon: "The paper reports:".
fn announced<'s>(r: &Reading<'_>, start: usize, sites: &'s [Site]) -> Option<&'s Site> {
    let colon = start.checked_sub(1).filter(|&k| r.is_mark(k, ':'))?;
    let sentence = r.sentence_range(colon);
    sites.iter().rev().find(|s| {
        sentence.contains(&s.verb)
            && s.subject.is_some()
            && r.outer_fragment(s.verb).is_none()
            && s.cue.frames.has(Frames::QUOTE)
    })
}

fn plain(content: Vec<Range<usize>>) -> Draft {
    Draft {
        content,
        cue: vec![],
        source: vec![],
        addressee: None,
        medium: None,
        negated: false,
        hedged: false,
        why: why::UNCUED,
        confidence: 0.35,
        score: None,
        verbatim: false,
    }
}

fn carried(drafts: &[Draft], d: usize) -> Draft {
    let mut draft = plain(vec![]);
    draft.source.clone_from(&drafts[d].source);
    draft.why = why::CARRIED;
    draft.confidence = if draft.source.is_empty() { 0.3 } else { 0.75 };
    draft
}

fn paragraph_starts(r: &Reading<'_>, i: usize) -> bool {
    i == 0 || r.paragraph_of(i - 1) != r.paragraph_of(i)
}

/// The quotation whose reporting clause stands between it and this one, in the same sentence.
fn split_partner(r: &Reading<'_>, whole: &Range<usize>, drafts: &[Draft]) -> Option<usize> {
    let sentence = r.sentence_range(whole.start);
    drafts.iter().position(|d| {
        d.end() <= whole.start
            && d.is_quoted(r)
            && d.cue.first().is_some_and(|c| c.start >= d.end() && sentence.contains(&c.start) && c.end <= whole.start)
            && (r.is_mark(whole.start - 1, ',')
                || r.is_dash(whole.start - 1)
                || r.is_mark(whole.start - 1, ':')
                || r.is_mark(whole.start - 1, ';'))
            && (d.end()..whole.start).all(|k| r.outer_fragment(k).is_none())
    })
}

/// Is the unit an utterance by its form: whole sentences that begin a sentence, or a whole paragraph?
fn stands_alone(r: &Reading<'_>, units: &Units, unit: usize) -> bool {
    let open = units.open(r, unit);
    let close = units.close(r, unit);
    let sentence = r.sentence_range(open);
    let begins = sentence.start == open || paragraph_starts(r, open);
    let ends = close >= r.len() || r.sentence_of(close) != r.sentence_of(close - 1) || r.mark(close) == '.';
    let words = (open..close).filter(|&i| r.is_word(i)).count();
    begins && ends && words > 1 && units.is_whole(r, unit)
}

/// Who acts in sentence `s`, if it stands right before in the same paragraph or ends the one before.
fn scene_subject(r: &Reading<'_>, s: usize, paragraph: usize) -> Option<Range<usize>> {
    let sentence = r.sentences.get(s)?;
    if (sentence.paragraph as usize) + 1 < paragraph {
        return None;
    }
    let range = sentence.range();
    if range.clone().any(|k| r.outer_fragment(k).is_some()) {
        return None;
    }
    let verb = range.clone().find(|&k| r.pos(k).is_finite())?;
    let mut start = verb;
    while start > range.start && (r.pos(start - 1) == Pos::Adv || r.is_auxiliary(start - 1)) {
        start -= 1;
    }
    let (subject, _) = subject_left(r, &range, start)?;
    let person = subject.clone().any(|i| {
        r.pos(i) == Pos::Name
            || r.pos(i) == Pos::Pron && !r.any(i, &["it", "they", "we"])
            || r.has(i, Class::ROLE | Class::RELATIVE)
    });
    person.then_some(subject)
}
