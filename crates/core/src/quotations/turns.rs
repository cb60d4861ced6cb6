//! Turns of a transcript ("CHEN: Was it tested?"), question and answer lines, and labels before a quotation
//! ("Aisha Bello, 34, nurse: “Too small.”", "Port chief: ‘We ran out’").

use crate::analysis::Region;
use crate::lexicon::cues::{CueClass, Frames};
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::quotations::draft::{Draft, why};
use crate::quotations::units::Units;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// A label at the start of a paragraph.
struct Label {
    source: Range<usize>,
    colon: usize,
    capitals: bool,
    letter: bool,
}

/// Quotations that a label introduces.
pub(crate) fn turns(r: &Reading<'_>, units: &Units) -> Vec<Draft> {
    let mut labels: Vec<(usize, Label)> = Vec::new();
    let mut ends = vec![0; r.paragraphs.len()];
    for s in r.sentences {
        ends[s.paragraph as usize] = s.end as usize;
    }
    let mut seen = usize::MAX;
    for s in r.sentences {
        let p = s.paragraph as usize;
        if p == seen {
            continue;
        }
        seen = p;
        if matches!(r.paragraphs[p].region, Region::Boilerplate | Region::Byline | Region::Dateline | Region::Caption) {
            continue;
        }
        if let Some(label) = label(r, s.first as usize, ends[p]) {
            labels.push((p, label));
        }
    }
    // One line in capitals with a colon is a headline's kicker; two are a transcript.
    let transcript = labels.iter().filter(|(_, l)| l.capitals || l.letter).count() >= 2;
    let mut out = Vec::new();
    let labelled: Vec<usize> = labels.iter().map(|(p, _)| *p).collect();
    for (p, label) in labels {
        let start = label.colon + 1;
        if start >= ends[p] {
            continue;
        }
        // "“CHEN: Was it tested?”": the turn stands in marks, and so may the paragraphs up to the next.
        if let Some(f) = r.outer_fragment(label.colon) {
            let fragment = |f: usize| r.fragment_open(f)..r.fragments[f].close as usize;
            let end = if transcript { ends[p] } else { fragment(f).end };
            let mut content = vec![start..end.max(start + 1)];
            let unlabelled = |f: &&usize| r.paragraph_of(fragment(**f).start).is_some_and(|p| !labelled.contains(&p));
            content.extend(units.rest(f).iter().take_while(unlabelled).map(|&f| fragment(f)));
            out.push(turn(label, content, false));
            continue;
        }
        let quoted = r.kind(start) == TokenKind::Quote;
        let unit = r.outer_fragment(start).filter(|_| quoted).and_then(|f| units.starting_with(f));
        let content = match unit {
            Some(unit) => units.content(r, unit),
            None if transcript && (label.capitals || label.letter) => vec![start..ends[p]],
            None => continue,
        };
        out.push(turn(label, content, unit.is_none()));
    }
    out
}

fn turn(label: Label, content: Vec<Range<usize>>, verbatim: bool) -> Draft {
    Draft {
        content,
        cue: vec![label.colon..label.colon + 1],
        source: vec![label.source],
        addressee: None,
        medium: None,
        negated: false,
        hedged: false,
        why: if verbatim { why::TURN } else { why::LABEL },
        confidence: 0.9,
        score: None,
        verbatim,
    }
}

/// The label that the paragraph `start..end` begins with: a name or role, perhaps with age, job or stage direction, a colon.
fn label(r: &Reading<'_>, start: usize, end: usize) -> Option<Label> {
    let start = if r.kind(start) == TokenKind::Quote { start + 1 } else { start };
    let colon = (start..end.min(start + 14)).find(|&k| r.is_mark(k, ':'))?;
    if colon == start || colon + 1 >= end || (start..colon).any(|k| r.kind(k) == TokenKind::Quote) {
        return None;
    }
    // The part before the first comma or bracket names who speaks.
    let cut = (start..colon).find(|&k| r.is_mark(k, ',') || r.is_mark(k, '(') || r.is_mark(k, '[')).unwrap_or(colon);
    let words: Vec<usize> = (start..cut).collect();
    if words.is_empty() || words.len() > 5 || words.iter().any(|&k| !r.is_word(k) && r.kind(k) != TokenKind::Clitic) {
        return None;
    }
    // A verb makes it a sentence: "He said: …", "The Gazette reports: …".
    let last = words[words.len() - 1];
    if words.len() > 1 && r.cues(last).iter().any(|c| c.class != CueClass::Noun && c.frames.has(Frames::QUOTE)) {
        return None;
    }
    let capitals = words.iter().all(|&k| r.all_caps(k) || r.word(k).len() <= 2 && r.capital(k));
    let letter = words.len() == 1 && (r.is(start, "q") || r.is(start, "a")) && r.capital(start);
    if !capitals
        && (start..colon).any(|k| {
            r.pos(k).is_finite() || r.pos(k) == Pos::Pron || r.pos(k) == Pos::Conj || r.has(k, Class::AUXILIARY)
        })
    {
        return None;
    }
    let names = words.iter().any(|&k| r.pos(k) == Pos::Name)
        || words.iter().any(|&k| r.has(k, Class::ROLE | Class::SPOKESPERSON));
    if r.outer_fragment(colon).is_some() && !capitals {
        return None;
    }
    if !(capitals || letter || names && (r.kind(colon + 1) == TokenKind::Quote)) {
        return None;
    }
    Some(Label { source: start..cut, colon, capitals: capitals && !letter, letter })
}
