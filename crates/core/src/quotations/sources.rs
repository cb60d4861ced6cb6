//! Reports without a reporting verb: "according to X", "in the words of X", "X's claim that".

use crate::lexicon::cues::{CueClass, Frames};
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::quotations::clause;
use crate::quotations::draft::{Draft, why};
use crate::quotations::sites::Site;
use crate::quotations::units::Units;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

fn draft(
    content: Vec<Range<usize>>,
    cue: Vec<Range<usize>>,
    source: Option<Range<usize>>,
    why: &'static str,
    confidence: f32,
) -> Draft {
    Draft {
        content,
        cue,
        source: source.into_iter().collect(),
        addressee: None,
        medium: None,
        negated: false,
        hedged: false,
        why,
        confidence,
        score: None,
        verbatim: false,
    }
}

/// "according to X" and "in the words of X", at the head, in the middle or at the end of a sentence.
pub(crate) fn according_to(r: &Reading<'_>, sites: &[Site], units: &Units, drafts: &mut Vec<Draft>) {
    for i in 0..r.len() {
        let according = r.is(i, "according") && r.is(i + 1, "to");
        let words_of = r.is(i, "in") && r.is(i + 1, "the") && r.is(i + 2, "words") && r.is(i + 3, "of");
        if !(according || words_of) || r.outer_fragment(i).is_some() {
            continue;
        }
        let cue = i..i + if according { 2 } else { 4 };
        let sentence = r.sentence_range(i);
        let Some(source) =
            phrases::right(r, cue.end, sentence.end).map(|s| phrases::with_apposition(r, s, sentence.end))
        else {
            continue;
        };
        if !can_speak(r, &source) {
            continue;
        }
        let before_comma = i > sentence.start && r.is_mark(i - 1, ',');
        // "according to two people who have heard the call": what hangs on the source runs to the next comma.
        let mut rest = source.end;
        while rest < sentence.end
            && !(r.kind(rest) == TokenKind::Punct && matches!(r.mark(rest), ',' | '.' | ';' | '—' | '–'))
            && r.outer_fragment(rest).is_none()
        {
            rest += 1;
        }
        let mut content = Vec::new();
        if i == sentence.start
            || i == sentence.start + 1 && r.pos(sentence.start) == Pos::Conj
            || (sentence.start..i).all(|k| !r.is_word(k))
        {
            // At the head: the clause behind the comma.
            let start = if r.is_mark(rest, ',') || r.is_dash(rest) { rest + 1 } else { source.end };
            let unit = r.outer_fragment(start).filter(|&f| r.fragment_open(f) == start);
            if let Some(unit) = unit.and_then(|f| units.starting_with(f)).filter(|&unit| units.is_whole(r, unit)) {
                content = units.content(r, unit);
            } else if start < sentence.end {
                content.push(start..clause::end(r, start, sentence.end, None, &[]));
            }
        } else {
            let mut start = clause_start(r, sentence.start, i, sites);
            while start < i
                && (r.pos(start) == Pos::Conj || r.kind(start) == TokenKind::Punct && r.outer_fragment(start).is_none())
            {
                start += 1;
            }
            let end = if before_comma { i - 1 } else { i };
            if start < end {
                content.push(start..end);
            }
            // In the middle: the clause goes on behind the comma if it has no verb yet.
            let open = !content.first().is_some_and(|c| clause::is_clause(r, c.start, c.end)) || words_of;
            if open && (r.is_mark(rest, ',') || r.is_dash(rest)) && rest + 1 < sentence.end {
                content.push(rest + 1..clause::end(r, rest + 1, sentence.end, None, &[]));
            }
        }
        if content.is_empty() || drafts.iter().any(|d| d.content == content) {
            continue;
        }
        let name = if according { why::ACCORDING } else { why::WORDS_OF };
        drafts.push(draft(content, vec![cue], Some(source), name, 0.9));
    }
}

/// Where the clause that ends at `end` begins: behind a report of somebody else in the same sentence.
fn clause_start(r: &Reading<'_>, start: usize, end: usize, sites: &[Site]) -> usize {
    let semicolon = (start..end).rev().find(|&k| r.is_mark(k, ';')).map_or(start, |k| k + 1);
    // "X said A, while B, according to Y": B only.
    let split = (semicolon..end)
        .rev()
        .find(|&k| r.is_mark(k, ',') && r.any(k + 1, &["while", "but", "although", "whereas"]) && k + 2 < end);
    match split {
        Some(k) if sites.iter().any(|s| s.verb >= semicolon && s.verb < k) => k + 2,
        _ => semicolon,
    }
}

/// Can this phrase be a source: a name, a person, a body, a document?
pub(crate) fn can_speak(r: &Reading<'_>, source: &Range<usize>) -> bool {
    let speaking = Class::ROLE
        | Class::SPOKESPERSON
        | Class::RELATIVE
        | Class::GROUP
        | Class::PEOPLE
        | Class::DOCUMENT
        | Class::ORG_HEAD
        | Class::MEDIUM
        | Class::WORK;
    source.clone().any(|i| {
        r.pos(i) == Pos::Name
            || r.pos(i) == Pos::Pron
            || r.has(i, speaking)
            || r.word(i).strip_suffix('s').is_some_and(|w| crate::lexicon::words::class_of(w).has(speaking))
            || r.any(
                i,
                &[
                    "data",
                    "figures",
                    "statistics",
                    "records",
                    "polling",
                    "polls",
                    "media",
                    "estimates",
                    "findings",
                    "transcripts",
                    "calculations",
                    "analysis",
                ],
            )
    })
}

/// Nouns that report: "X's claim that …", "a warning from X that …", "her message was simple: “…”".
pub(crate) fn nouns(r: &Reading<'_>, sites: &[Site], units: &Units, drafts: &mut Vec<Draft>) {
    for i in 0..r.len() {
        if r.pos(i) != Pos::Noun || r.outer_fragment(i).is_some() {
            continue;
        }
        let Some(cue) = r.cues(i).iter().find(|c| c.class == CueClass::Noun) else { continue };
        let sentence = r.sentence_range(i);
        let possessor = possessor(r, sentence.start, i);
        let mut at = i + 1;
        let mut group = i..i + 1;
        let mut source = possessor;
        let mut addressee = None;
        // "made by X in March", "from X", "of X", "to farmers"
        for _ in 0..4 {
            if r.is_mark(at, ',') && r.pos(at + 1) == Pos::Vbn {
                at += 1;
            }
            if r.pos(at) == Pos::Vbn && r.is(at + 1, "by") || r.any(at, &["from", "by"]) {
                let by = if r.pos(at) == Pos::Vbn { at + 1 } else { at };
                let Some(phrase) = phrases::right(r, by + 1, sentence.end) else { break };
                if source.is_none() {
                    source = Some(phrase.clone());
                    group.end = by + 1;
                }
                at = phrase.end;
            } else if r.is(at, "to")
                || r.any(at, &["in", "on", "at", "about", "during", "of"]) && r.has(at, Class::PREPOSITION)
            {
                let Some(phrase) = phrases::base_right(r, at + 1, sentence.end) else { break };
                if r.is(at, "to") {
                    addressee = Some(phrase.clone());
                }
                at = phrase.end;
            } else if r.is_mark(at, ',') && r.is(at + 1, "that") {
                at += 1;
            } else {
                break;
            }
        }
        let copula = r.any(at, &["is", "was", "remains"]);
        if copula {
            at += 1;
            if r.pos(at) == Pos::Adj && r.is_mark(at + 1, ':') {
                at += 1;
            }
        }
        let that = cue.frames.has(Frames::THAT)
            && r.is(at, "that")
            && r.pos(at) != Pos::Det
            && clause::is_clause(r, at, sentence.end)
            || cue.frames.has(Frames::WH) && r.any(at, &["whether", "why", "how"]) && source.is_some();
        let colon = r.is_mark(at, ':') && (copula || source.is_some());
        let draft_here = if that && (source.is_some() || copula) {
            let end = noun_clause_end(r, at, sentence.end, copula, sites);
            Some(draft(vec![at..end], vec![group], source, why::NOUN, 0.75))
        } else if cue.frames.has(Frames::QUOTE) && colon && r.kind(at + 1) == TokenKind::Quote {
            let unit = r.outer_fragment(at + 1).and_then(|f| units.starting_with(f));
            unit.map(|u| draft(units.content(r, u), vec![group.start..at + 1], source, why::NOUN, 0.8))
        } else {
            None
        };
        if let Some(mut d) = draft_here
            && !drafts.iter().any(|other| other.is_quoted(r) && d.is_quoted(r) && other.overlaps(&(d.start()..d.end())))
            && !drafts.iter().any(|other| other.content == d.content)
        {
            d.addressee = addressee;
            drafts.push(d);
        }
    }
}

/// "X's" or "her" before the noun (adjectives may stand between).
fn possessor(r: &Reading<'_>, floor: usize, noun: usize) -> Option<Range<usize>> {
    let mut at = noun;
    while at > floor && matches!(r.pos(at - 1), Pos::Adj | Pos::Noun | Pos::Num | Pos::Vbn | Pos::Vbg) {
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|&k| k >= floor)?;
    if r.pos(before) == Pos::Poss {
        return Some(before..at);
    }
    if r.kind(before) == TokenKind::Clitic || r.mark(before) == '’' || r.mark(before) == '\'' {
        return phrases::left(r, floor, before);
    }
    None
}

/// A that-clause on a noun in the subject ends before the verb of the main clause.
fn noun_clause_end(r: &Reading<'_>, start: usize, limit: usize, copula: bool, sites: &[Site]) -> usize {
    let end = clause::end(r, start, limit, None, sites);
    if copula {
        return end;
    }
    let mut verbs = 0;
    let mut at = start + 1;
    while at < end {
        if let Some(f) = r.outer_fragment(at) {
            at = (r.fragments[f].close as usize).max(at + 1);
            continue;
        }
        let chain = at > start
            && (r.pos(at - 1).is_verb()
                || r.is_auxiliary(at - 1)
                || r.pos(at - 1) == Pos::Conj
                || r.pos(at - 1) == Pos::Adv && at > start + 1 && r.pos(at - 2).is_verb());
        if r.pos(at).is_finite() && !chain {
            verbs += 1;
            if verbs == 2
                && !(start..at)
                    .any(|k| k > start && (r.pos(k) == Pos::Wh || r.any(k, &["that", "who", "which", "because", "if"])))
            {
                return clause::trim(r, start, at);
            }
        }
        at += 1;
    }
    end
}
