//! Noun phrases and verb groups, found from one end.
//!
//! Not a parser: the few shapes that subjects, objects and addressees of reporting verbs take in news. All ranges are
//! token indices, half open.

use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// No phrase looked for is longer.
const REACH: usize = 40;

/// Can token `i` stand inside a noun phrase (before or as its head)?
fn inside(r: &Reading<'_>, i: usize) -> bool {
    let pos = r.pos(i);
    match r.kind(i) {
        TokenKind::Quote => false,
        TokenKind::Punct => matches!(r.mark(i), '&' | '%' | '$' | '£' | '€' | '/'),
        _ => {
            pos.can_head()
                || pos.can_modify()
                || pos == Pos::Apos
                || r.has(i, Class::PARTICLE) && r.tokens[i].kind == TokenKind::Word && pos != Pos::Conj
        }
    }
}

/// Can token `i` be the last of a noun phrase?
fn heads(r: &Reading<'_>, i: usize) -> bool {
    let pos = r.pos(i);
    pos.is_noun()
        || pos == Pos::Pron
        || pos == Pos::Num
        || r.has(i, Class::PRONOUN | Class::PEOPLE)
        || pos == Pos::Det && r.any(i, &["this", "that", "these", "those", "some", "many", "others", "all", "both"])
        || pos == Pos::Adj && (r.capital(i) || r.has(i, Class::ROLE | Class::PEOPLE))
        || r.has(i, Class::NAME_SUFFIX)
}

/// The base noun phrase that ends right before `end` and begins at `floor` or later.
pub(crate) fn base_left(r: &Reading<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    if end <= floor || !heads(r, end - 1) {
        return None;
    }
    let mut at = end - 1;
    if r.pos(at) == Pos::Pron {
        return Some(at..end);
    }
    while at > floor && end - at < REACH {
        let before = at - 1;
        let pos = r.pos(before);
        if matches!(r.kind(before), TokenKind::Quote) {
            // A nickname or label inside the phrase: Jesper “The Goat” Lund.
            if let Some(f) = r.outer_fragment(before) {
                let open = r.fragment_open(f);
                if open > floor && before - open <= 5 && r.pos(open - 1) == Pos::Name && r.pos(at) == Pos::Name {
                    at = open;
                    continue;
                }
            }
            break;
        }
        let adverb = pos == Pos::Adv && r.pos(at) == Pos::Adj
            || r.word(before).ends_with("ly") && matches!(r.pos(at), Pos::Adj | Pos::Vbn);
        // "retired structural engineer and part-time beekeeper X": a bare coordination of what somebody is
        let joined = pos == Pos::Conj
            && r.is(before, "and")
            && before > floor
            && r.has(before - 1, Class::ROLE)
            && r.pos(before - 1) == Pos::Noun
            && has_name(r, at..end);
        if pos == Pos::Pron || pos == Pos::Det && r.pos(at) == Pos::Det {
            break;
        }
        if !(inside(r, before) || adverb || joined) || matches!(pos, Pos::Vbg | Pos::Vbn) && !modifies(r, before) {
            break;
        }
        if r.has(before, Class::TIME)
            && r.has(before, Class::CALENDAR)
            && r.capital(at)
            && !r.any(before, &["may", "march", "april", "june", "august"])
        {
            break; // "on Monday Smith said"
        }
        at = before;
        if matches!(pos, Pos::Det | Pos::Poss) && !(at > floor && r.pos(at - 1) == Pos::Det) {
            break;
        }
    }
    Some(at..end)
}

/// A participle that stands before its noun: "leading", "retired".
fn modifies(r: &Reading<'_>, i: usize) -> bool {
    r.pos(i + 1).is_noun() || r.pos(i + 1) == Pos::Adj
}

fn has_name(r: &Reading<'_>, range: Range<usize>) -> bool {
    range.into_iter().any(|i| r.pos(i) == Pos::Name)
}

/// The noun phrase that ends right before `end`, with what hangs on its head: "the head of the exam board",
/// "a spokesperson for the agency", "two officials who spoke on condition of anonymity".
pub(crate) fn left(r: &Reading<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut phrase = base_left(r, floor, end)?;
    for _ in 0..8 {
        let at = phrase.start;
        if at <= floor + 1 || end - at > REACH {
            break;
        }
        let before = at - 1;
        if r.pos(before) == Pos::Prep && r.has(before, Class::PREPOSITION) && attaches(r, before) {
            if let Some(wider) = base_left(r, floor, before)
                && !is_time(r, &wider)
            {
                phrase.start = wider.start;
                continue;
            }
            // "who spoke on condition", "people briefed on the talks"
            if let Some(start) = reduced(r, floor, before) {
                phrase.start = start;
                continue;
            }
            break;
        }
        if r.pos(before) == Pos::Conj && r.any(before, &["and", "or"]) || r.is_mark(before, '&') {
            // "X and Y said": both, if both look alike.
            if let Some(wider) = base_left(r, floor, before)
                && alike(r, &wider, &phrase)
            {
                phrase.start = wider.start;
                // "A, B and C"
                while phrase.start > floor + 1 && r.is_mark(phrase.start - 1, ',') {
                    let Some(first) = base_left(r, floor, phrase.start - 1) else { break };
                    if !alike(r, &first, &(phrase.start..end)) || r.pos(first.end - 1) != Pos::Name {
                        break;
                    }
                    phrase.start = first.start;
                }
                continue;
            }
            break;
        }
        if (r.pos(before) == Pos::Vbn || r.pos(before) == Pos::Vbd || r.pos(before) == Pos::Vbg)
            && !r.is_auxiliary(before)
            && let Some(start) = reduced(r, floor, at)
        {
            phrase.start = start;
            continue;
        }
        break;
    }
    Some(phrase)
}

/// Prepositions that hang a phrase on the noun before them.
fn attaches(r: &Reading<'_>, i: usize) -> bool {
    r.any(
        i,
        &[
            "of", "for", "at", "from", "in", "with", "by", "on", "to", "behind", "near", "against", "inside", "under",
            "over", "within", "close",
        ],
    )
}

/// Both name people, or both have the same sort of head.
fn alike(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (x, y) = (a.end - 1, b.end - 1);
    (r.pos(x) == r.pos(y) || r.pos(x).is_noun() && r.pos(y).is_noun()) && r.pos(x) != Pos::Num
}

/// A clause without comma behind a noun: "who spoke", "briefed": `end` is where the part after the verb begins.
/// Returns the start of the noun phrase it hangs on.
fn reduced(r: &Reading<'_>, floor: usize, end: usize) -> Option<usize> {
    let mut at = end;
    let mut verb = None;
    while at > floor && end - at < 12 {
        at -= 1;
        let pos = r.pos(at);
        if pos.is_verb() {
            verb = Some(at);
            if matches!(pos, Pos::Vbn | Pos::Vbg) && at > floor && r.pos(at - 1).is_noun() {
                return base_left(r, floor, at).map(|p| p.start);
            }
        } else if verb.is_some() && (pos == Pos::Wh || r.any(at, &["who", "that", "which"])) {
            return base_left(r, floor, at).map(|p| p.start);
        } else if r.kind(at) == TokenKind::Punct || pos == Pos::Conj || r.kind(at) == TokenKind::Quote {
            return None;
        }
    }
    None
}

/// Is this phrase a time: "Thursday", "last week", "the morning"?
pub(crate) fn is_time(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let head = range.end - 1;
    if !r.has(head, Class::TIME) && !(r.pos(head) == Pos::Num && range.clone().any(|i| r.has(i, Class::CALENDAR))) {
        return false;
    }
    // "May said", "Mr March": a name that is a month.
    !(r.any(head, &["may", "march", "april", "june", "august", "mar", "jan", "jun"])
        && (range.len() > 1 && r.has(range.end - 2, Class::HONORIFIC)
            || range.len() == 2 && r.pos(range.start) == Pos::Name && r.capital(range.start)))
}

/// The base noun phrase that begins at `start` and ends at `limit` or before.
pub(crate) fn base_right(r: &Reading<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + REACH).min(r.len());
    let mut at = start;
    if at < limit && r.pos(at) == Pos::Pron {
        return Some(at..at + 1);
    }
    let mut head = None;
    while at < limit {
        let pos = r.pos(at);
        if r.kind(at) == TokenKind::Quote {
            // A nickname inside a name.
            let nickname = r.outer_fragment(at).filter(|&f| {
                let fragment = &r.fragments[f];
                at > start
                    && r.pos(at - 1) == Pos::Name
                    && fragment.close as usize - at <= 5
                    && r.pos(fragment.close as usize) == Pos::Name
            });
            let Some(f) = nickname else { break };
            at = r.fragments[f].close as usize;
            continue;
        }
        if !inside(r, at) && !(pos == Pos::Adv && r.pos(at + 1) == Pos::Adj && head.is_none()) {
            // "retired structural engineer and part-time beekeeper Geraint Prosser-Hughes"
            if pos == Pos::Conj
                && r.is(at, "and")
                && head.is_some()
                && r.has(at - 1, Class::ROLE)
                && r.pos(at - 1) == Pos::Noun
                && !r.capital(at + 1)
            {
                at += 1;
                continue;
            }
            break;
        }
        // A determiner, possessive or pronoun begins the next phrase: "told the Gazette | the crew".
        if at > start && head.is_some() && matches!(pos, Pos::Det | Pos::Poss | Pos::Pron | Pos::Ex) {
            break;
        }
        if head.is_some() && r.has(at, Class::CALENDAR) && (r.tokens[at - 1].span.of(r.text).len() >= 3) {
            break; // "said Smith Monday"
        }
        if matches!(pos, Pos::Vbg | Pos::Vbn) && head.is_some() && !modifies(r, at) {
            break;
        }
        if heads(r, at) {
            head = Some(at + 1);
        }
        at += 1;
    }
    head.map(|end| start..end)
}

/// The noun phrase that begins at `start`, with "of …" and what hangs on a spokesperson.
pub(crate) fn right(r: &Reading<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let mut phrase = base_right(r, start, limit)?;
    for _ in 0..4 {
        let next = phrase.end;
        if next + 1 >= limit {
            break;
        }
        let speaks_for = r.has(next - 1, Class::SPOKESPERSON | Class::ROLE | Class::RELATIVE)
            && r.any(next, &["for", "at", "to", "with", "from", "in"]);
        if r.pos(next) == Pos::Conj
            && r.is(next, "and")
            && r.pos(next - 1) == Pos::Name
            && let Some(more) = base_right(r, next + 1, limit)
            && r.pos(more.end - 1) == Pos::Name
            && !r.pos(more.end).is_finite()
        {
            phrase.end = more.end;
            continue;
        }
        if !(r.is(next, "of") || speaks_for) {
            break;
        }
        let Some(more) = base_right(r, next + 1, limit) else { break };
        if is_time(r, &more) {
            break;
        }
        phrase.end = more.end;
    }
    Some(phrase)
}

/// Takes a name in apposition along: "its architect, Beatriz Camões".
pub(crate) fn with_apposition(r: &Reading<'_>, mut source: Range<usize>, limit: usize) -> Range<usize> {
    if r.is_mark(source.end, ',')
        && r.pos(source.end - 1) != Pos::Name
        && let Some(name) = base_right(r, source.end + 1, limit)
        && r.pos(name.start) == Pos::Name
        && r.pos(name.end - 1) == Pos::Name
        && !r.pos(name.end).is_finite()
    {
        source.end = name.end;
    }
    source
}

/// Skips what may stand between a verb and its content, or between a subject and its verb: adverbs, times,
/// prepositional phrases. Returns where the rest begins; `spare` is where nothing but adverbs and times is skipped.
pub(crate) fn skip_adverbials(r: &Reading<'_>, start: usize, limit: usize) -> Adverbials {
    let mut at = start;
    let mut media = None;
    let mut spare = start;
    let mut plain = true;
    while at < limit {
        let pos = r.pos(at);
        if r.kind(at) == TokenKind::Quote || r.outer_fragment(at).is_some() {
            break;
        }
        if pos == Pos::Adv || r.any(at, &["later", "only", "too", "also", "again", "instead", "aloud"]) {
            at += 1;
        } else if r.has(at, Class::TIME) && !r.any(at, &["now", "then"])
            || r.any(at, &["this", "last", "next", "that", "earlier"]) && r.has(at + 1, Class::TIME)
        {
            let Some(phrase) = base_right(r, at, limit) else { break };
            // A time ends with its own words: "said Thursday he", "last week that".
            let mut end = at + 1;
            while end < phrase.end && (r.has(end, Class::TIME) || r.pos(end) == Pos::Num) {
                end += 1;
            }
            at = end;
            if r.any(at, &["of", "'s"]) {
                break;
            }
        } else if pos == Pos::Num
            && (r.has(at + 1, Class::TIME) || r.has(at + 2, Class::TIME) && r.pos(at + 1) != Pos::Punct)
        {
            at += 2;
        } else if (pos == Pos::Prep || pos == Pos::To || pos == Pos::Prt)
            && r.has(at, Class::PREPOSITION)
            && !r.is(at, "that")
        {
            let Some(phrase) = base_right(r, at + 1, limit) else { break };
            if r.has(phrase.end - 1, Class::MEDIUM) || phrase.clone().any(|i| r.has(i, Class::MEDIUM)) {
                media = media.or(Some(at..phrase.end));
            }
            let time = r.has(phrase.end - 1, Class::TIME) || phrase.clone().any(|i| r.has(i, Class::CALENDAR));
            plain &= time;
            at = phrase.end;
            // "late on Tuesday evening", "3am"
            while at < limit && (r.has(at, Class::TIME) || r.has(at, Class::CALENDAR)) {
                at += 1;
            }
        } else {
            break;
        }
        if plain {
            spare = at;
        }
    }
    Adverbials { end: at, spare, medium: media }
}

/// What [`skip_adverbials`] passed over.
#[derive(Debug)]
pub(crate) struct Adverbials {
    /// Where the rest begins.
    pub(crate) end: usize,
    /// The same without prepositional phrases that are not times.
    pub(crate) spare: usize,
    /// "in a statement", "on X".
    pub(crate) medium: Option<Range<usize>>,
}
