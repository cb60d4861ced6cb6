//! Names of people and organisations: the name model's spans, corrected where titles and the document are surer.

use super::labels::labels;
use super::{Name, Named, Names, tokens_of};
use crate::lexicon::words::Class;
use crate::lexicon::{self, OrgMatch};
use crate::model::{NameKind, NameSpan, Pos};
use crate::reading::Reading;
use crate::token::TokenKind;
use std::collections::HashSet;
use std::ops::Range;

/// People and organisations of the text.
pub(crate) fn people(
    r: &Reading<'_>,
    spans: &[NameSpan],
    orgs: &[OrgMatch],
    lists: &lexicon::Names,
    places: &[Range<usize>],
) -> Names {
    let mut names: Vec<Name> = Vec::new();
    let mut other: Vec<Range<usize>> = Vec::new();
    let mut taken = vec![false; r.len()];
    let mut credited = None;
    // What stands before a colon in a transcript speaks, whatever the tagger made of its capitals.
    let labels = labels(r, orgs, lists);
    names.extend(labels.iter().filter_map(|label| person(r, label.clone(), lists, &[])));
    // In text order, so that a name finds its body by its first token.
    let bodies: Vec<Range<usize>> = orgs.iter().map(|o| tokens_of(r, o.span)).collect();
    let body_at = |tokens: &Range<usize>| {
        let from = bodies.partition_point(|b| b.start < tokens.start);
        let same = bodies[from..].iter().take_while(|b| b.start == tokens.start).position(|b| b == tokens);
        same.map(|n| orgs[from + n].org)
    };
    for s in spans {
        let tokens = s.tokens.start as usize..s.tokens.end as usize;
        if r.sentence_of(tokens.start).is_none()
            || labels.iter().any(|label| label.start < tokens.end && tokens.start < label.end)
        {
            continue;
        }
        // "Author: Ines Holm / Editor: Tom Reed" made the article, they don't act in it.
        if is_credit(r, tokens.start, credited) {
            credited = Some(tokens.end);
            other.push(tokens);
            continue;
        }
        match s.kind {
            // "Cattle drank at the Wells.": with an article and nothing behind it, it is a sort of thing or a place.
            NameKind::Person
                if tokens.len() == 1
                    && tokens.start > r.sentence_range(tokens.start).start
                    && r.is(tokens.start - 1, "the")
                    && r.kind(tokens.end) == TokenKind::Punct =>
            {
                other.push(tokens);
            }
            NameKind::Person => {
                if let Some(name) = person(r, tokens, lists, places) {
                    names.push(name);
                }
            }
            NameKind::Organisation => {
                let known = body_at(&tokens);
                names.push(Name { tokens, named: Named::Organisation(known), honorific: None });
            }
            NameKind::Place | NameKind::Other => other.push(tokens),
        }
    }
    for n in &names {
        taken[n.tokens.clone()].fill(true);
    }
    // Known organisations that the model missed.
    for o in orgs {
        let tokens = tokens_of(r, o.span);
        if !o.weak && !tokens.is_empty() && r.sentence_of(tokens.start).is_some() && !tokens.clone().any(|i| taken[i]) {
            taken[tokens.clone()].fill(true);
            names.push(Name { tokens, named: Named::Organisation(Some(o.org)), honorific: None });
        }
    }
    // A courtesy title or a role makes the capitalised run behind it a person.
    let placed = |range: &Range<usize>| places.iter().any(|p| p.start < range.end && range.start < p.end);
    for i in 0..r.len() {
        let title = r.has(i, Class::HONORIFIC) && !r.has(i, Class::WEAK_HONORIFIC) && r.capital(i);
        if r.sentence_of(i).is_none() {
            continue;
        }
        // "Sri Lanka" has no title in it.
        let named = || places.iter().any(|p| p.contains(&i));
        if !title
            || named()
            || i + 1 >= r.len()
            || taken[i + 1] && names.iter().any(|n| n.named == Named::Person && n.tokens.contains(&(i + 1)))
        {
            continue;
        }
        let run = capital_run(r, i + 1, &taken);
        // The tagger saw a place, an event or a heading in capitals.
        let otherwise = other.iter().any(|o| o.start < run.end && run.start < o.end)
            || run.len() > 2 && run.clone().all(|k| r.all_caps(k));
        let titles_only = run.clone().all(|k| r.has(k, Class::ROLE | Class::HONORIFIC | Class::ORG_HEAD));
        if !run.is_empty()
            && !titles_only
            && !otherwise
            && !r.has(run.start, Class::ORG_HEAD)
            && !r.has(run.end - 1, Class::ORG_HEAD | Class::PLACE_HEAD)
            && r.sentence_of(i) == r.sentence_of(run.end - 1)
            && let Some(mut name) = person(r, run, lists, &[])
        {
            name.honorific = name.honorific.or(Some(i));
            taken[name.tokens.clone()].fill(true);
            names.push(name);
        }
    }
    // A run that a verb of saying follows speaks; what is neither place nor body is a person.
    for sentence in r.sentences {
        let range = sentence.range();
        let mut i = range.start;
        while i < range.end {
            let run = capital_run(r, i, &taken);
            if run.is_empty() {
                i += 1;
                continue;
            }
            i = run.end;
            let says = r.cues(run.end).iter().any(|c| c.lemma == "say" || c.lemma == "tell" || c.lemma == "add");
            let led =
                run.start > range.start && (r.pos(run.start - 1) == Pos::Det || r.pos(run.start - 1) == Pos::Poss);
            let body = run.clone().any(|k| {
                r.has(
                    k,
                    Class::ORG_HEAD
                        | Class::PLACE_HEAD
                        | Class::NOT_NAME
                        | Class::PRONOUN
                        | Class::GROUP
                        | Class::TIME
                        | Class::STARTER
                        | Class::PEOPLE
                        | Class::ROLE,
                )
            });
            if says
                && !led
                && !body
                && run.len() <= 4
                && run.clone().all(|k| r.pos(k) == Pos::Name)
                && !placed(&run)
                && !other.iter().any(|o| o.start < run.end && run.start < o.end)
            {
                taken[run.clone()].fill(true);
                names.push(Name { tokens: run, named: Named::Person, honorific: None });
            }
        }
    }
    // A common given name before another capitalised word.
    for i in 0..r.len() {
        if taken[i] || r.sentence_of(i).is_none() || r.kind(i) != TokenKind::Word || !r.capital(i) || r.all_caps(i) {
            continue;
        }
        let run = capital_run(r, i, &taken);
        let plain = run.len() >= 2
            && run.len() <= 4
            && run.clone().all(|k| {
                !r.has(
                    k,
                    Class::ORG_HEAD
                        | Class::PLACE_HEAD
                        | Class::TIME
                        | Class::NOT_NAME
                        | Class::ROLE
                        | Class::GROUP
                        | Class::STARTER,
                ) && (r.capital(k) || r.has(k, Class::PARTICLE))
            });
        let lone =
            i == 0 || !(r.capital(i - 1) && r.pos(i - 1) == Pos::Name && r.sentence_of(i - 1) == r.sentence_of(i));
        let given = || lists.given(&crate::coreference::people::decoded(r.word(i))).is_some_and(|g| !g.also_word);
        if plain
            && lone
            && given()
            && !placed(&run)
            && !other.iter().any(|o| o.start < run.end && run.start < o.end)
            && let Some(name) = person(r, run, lists, places)
        {
            taken[name.tokens.clone()].fill(true);
            names.push(name);
        }
    }
    merge_nicknames(r, &mut names);
    known_again(r, &mut names, &mut taken, &other, places);
    Names::new(names, r.len())
}

/// Trims honorifics and roles off the front of a person's span, takes suffixes along; `None` for what is no person.
fn person(r: &Reading<'_>, mut tokens: Range<usize>, lists: &lexicon::Names, places: &[Range<usize>]) -> Option<Name> {
    let mut honorific = None;
    while tokens.len() > 1 {
        let first = tokens.start;
        let class = r.class(first);
        let given = lists.given(r.word(first)).is_some_and(|g| g.common > 10);
        let strong = class.has(Class::HONORIFIC) && !class.has(Class::WEAK_HONORIFIC);
        let weak = class.has(Class::WEAK_HONORIFIC) && tokens.len() > 2 && !given
            || class.has(Class::WEAK_HONORIFIC) && r.word(first).chars().count() == 1;
        // "Finance Minister Peer Steinhauer": behind one office stands no second one.
        let behind_role = first > 0 && tokens.len() == 2 && r.has(first - 1, Class::ROLE) && r.capital(first - 1);
        let role = class.has(Class::ROLE | Class::ROLE_QUALIFIER) && !given && !behind_role;
        if !(strong || weak || role) {
            break;
        }
        if strong || weak {
            honorific = Some(first);
        }
        tokens.start += 1;
    }
    // "London-based Wu", "Norwegian Jostein Dale": what he is stands before his name.
    while tokens.len() > 1 && is_attribute(r, tokens.start, tokens.len(), lists, places) {
        tokens.start += 1;
    }
    // "K. V. Lakshmi Narayanan", "Ursula von der Leyen": initials and particles before the model's span.
    while let Some(k) = tokens.start.checked_sub(1)
        && r.sentence_of(k) == r.sentence_of(tokens.start)
        && r.kind(k) == TokenKind::Word
        && (is_initials(r.word(k))
            || r.has(k, Class::PARTICLE)
                && !r.capital(k)
                && r.pos(k) != Pos::Prep
                && !r.any(k, &["la", "do", "the", "st", "y", "e"]))
    {
        tokens.start = k;
    }
    // "Walter Tannehill Jr.", "Clyde Beaumont, Sr."
    let mut after = tokens.end;
    if r.is_mark(after, ',') && r.any(after + 1, &["jr", "jr.", "sr", "sr."]) {
        after += 1;
    }
    if r.any(after, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]) && r.capital(after) {
        tokens.end = after + 1;
    }
    while tokens.len() > 1
        && (r.kind(tokens.end - 1) == TokenKind::Clitic
            || r.any(tokens.end - 1, &["kc", "qc", "mp", "obe", "mbe", "cbe"]))
    {
        tokens.end -= 1;
    }
    if tokens.is_empty() || !tokens.clone().any(|i| r.kind(i) == TokenKind::Word) {
        return None;
    }
    // The honorific may stand before the model's span.
    if honorific.is_none() {
        honorific = tokens
            .start
            .checked_sub(1)
            .filter(|&k| r.has(k, Class::HONORIFIC) && r.capital(k) && r.sentence_of(k) == r.sentence_of(tokens.start));
    }
    let single = tokens.len() == 1;
    let word = tokens.start;
    let title_only =
        r.has(word, Class::HONORIFIC) && lists.surname(r.word(word)).is_none_or(|s| s.also_word || s.common < 30);
    if single
        && honorific.is_none()
        && (title_only
            || r.has(word, Class::NOT_NAME | Class::PRONOUN | Class::SPOKESPERSON)
            || r.has(word, Class::ROLE) && lists.given(r.word(word)).is_none())
    {
        return None;
    }
    // "Parkinson's disease", "Storm Edda"
    let behind = if r.kind(tokens.end) == TokenKind::Clitic { tokens.end + 1 } else { tokens.end };
    if r.has(behind, Class::EPONYM)
        && (r.kind(tokens.end) == TokenKind::Clitic && !r.capital(behind)
            || r.capital(behind) && r.kind(tokens.end) != TokenKind::Clitic)
    {
        return None;
    }
    if tokens.start > 0 && r.has(tokens.start - 1, Class::NAMED_EVENT) && r.capital(tokens.start - 1) && single {
        return None;
    }
    // What names a nation, a capital or a state is no person unless something says otherwise.
    if honorific.is_none() && (places.contains(&tokens) || single && r.has(word, Class::US_PLACE)) {
        return None;
    }
    // "Storm Edda", "Juliet-3"
    if r.has(tokens.start, Class::NAMED_EVENT) && r.capital(tokens.start) && tokens.len() > 1
        || r.word(tokens.start).contains(|c: char| c.is_ascii_digit()) && !r.word(tokens.start).starts_with('&')
    {
        return None;
    }
    Some(Name { tokens, named: Named::Person, honorific })
}

/// "London-based"; before two words or more also "Norwegian".
fn is_attribute(r: &Reading<'_>, i: usize, len: usize, lists: &lexicon::Names, places: &[Range<usize>]) -> bool {
    let compound = r
        .word(i)
        .rsplit_once('-')
        .is_some_and(|(_, last)| matches!(last, "based" | "born" | "led" | "backed" | "educated" | "trained"));
    let nation = len > 2
        && places.contains(&(i..i + 1))
        && lists.given(r.word(i)).is_none()
        && lists.surname(r.word(i)).is_none();
    compound || nation
}

/// Does a name that begins at `at` stand behind a credit's label, or behind another such name that ends at `before`?
fn is_credit(r: &Reading<'_>, at: usize, before: Option<usize>) -> bool {
    let labelled = at >= 2 && r.is_mark(at - 1, ':') && r.has(at - 2, Class::CREDIT) && r.capital(at - 2);
    labelled || before.is_some_and(|end| end + 1 == at && (r.is_mark(end, '/') || r.is(end, "and")))
}

/// "K." or "M.S."
fn is_initials(word: &str) -> bool {
    word.ends_with('.')
        && word.split('.').all(|p| p.chars().count() <= 1)
        && word.chars().all(|c| c == '.' || c.is_uppercase())
}

/// Capitalised words from `start` on, with particles between them; empty if none.
fn capital_run(r: &Reading<'_>, start: usize, taken: &[bool]) -> Range<usize> {
    let mut end = start;
    let mut last = start;
    while end < r.len() && !taken[end] && r.kind(end) == TokenKind::Word && end - start < 6 {
        let capital = r.capital(end);
        let particle = r.has(end, Class::PARTICLE) && !capital;
        if !(capital || particle && end + 1 < r.len() && (r.capital(end + 1) || r.has(end + 1, Class::PARTICLE))) {
            break;
        }
        if capital && r.pos(end) != Pos::Name && !r.capital(start) {
            break;
        }
        end += 1;
        if capital {
            last = end;
        }
        // A sentence may end inside a run: "Smith. The".
        if end < r.len() && r.sentence_of(end) != r.sentence_of(start) {
            break;
        }
    }
    start..last
}

/// "Walter “Buck” Tannehill": one name.
fn merge_nicknames(r: &Reading<'_>, names: &mut Vec<Name>) {
    names.sort_by_key(|n| n.tokens.start);
    let mut i = 0;
    while i + 1 < names.len() {
        let (a, b) = (&names[i], &names[i + 1]);
        let between = a.tokens.end..b.tokens.start;
        let nickname = a.named == Named::Person
            && b.named == Named::Person
            && between.len() >= 3
            && between.len() <= 5
            && r.kind(between.start) == TokenKind::Quote
            && r.kind(between.end - 1) == TokenKind::Quote;
        let inner = !nickname && i + 2 < names.len() && {
            let c = &names[i + 2];
            let outer = a.tokens.end..c.tokens.start;
            a.named == Named::Person
                && !outer.is_empty()
                && outer.len() <= 5
                && r.kind(outer.start) == TokenKind::Quote
                && r.kind(outer.end - 1) == TokenKind::Quote
        };
        if nickname {
            names[i].tokens.end = names[i + 1].tokens.end;
            names.remove(i + 1);
        } else if inner {
            names[i].tokens.end = names[i + 2].tokens.end;
            names.drain(i + 1..i + 3);
        } else {
            i += 1;
        }
    }
}

/// Last names and first names of people already found are people wherever else they stand alone.
fn known_again(
    r: &Reading<'_>,
    names: &mut Vec<Name>,
    taken: &mut [bool],
    other: &[Range<usize>],
    places: &[Range<usize>],
) {
    let mut parts: HashSet<String> = HashSet::new();
    for n in names.iter().filter(|n| n.named == Named::Person) {
        for i in [n.tokens.end - 1, n.tokens.start] {
            let word = r.word(i);
            if word.chars().count() > 2
                && !r.has(i, Class::NAME_SUFFIX | Class::STARTER | Class::TIME | Class::PARTICLE)
            {
                parts.insert(word.to_lowercase());
            }
        }
    }
    for i in 0..r.len() {
        if taken[i]
            || r.kind(i) != TokenKind::Word
            || !r.capital(i)
            || r.sentence_of(i).is_none()
            || r.has(i, Class::STARTER)
        {
            continue;
        }
        // A speaker's label in a transcript: "OKAFOR:".
        let label = r.all_caps(i) && r.is_mark(i + 1, ':');
        if !parts.contains(&r.word(i).to_lowercase()) || !label && other.iter().chain(places).any(|o| o.contains(&i)) {
            continue;
        }
        // Part of a longer capitalised run is another name: "Clinton Foundation", "Mount Lincoln".
        let initial = r.sentence_range(i).start;
        let neighbour = |k: usize| {
            k < r.len()
                && r.capital(k)
                && r.kind(k) == TokenKind::Word
                && (r.pos(k) == Pos::Name || k > initial && k < i)
                && r.sentence_of(k) == r.sentence_of(i)
        };
        let after = neighbour(i + 1) && !r.has(i + 1, Class::TIME);
        let before = i > 0 && neighbour(i - 1) && !r.has(i - 1, Class::HONORIFIC | Class::ROLE | Class::STARTER);
        if (after || before) && !r.all_caps(i) {
            continue;
        }
        // "the Church", "a Gandhi": with an article it is a sort of thing.
        if i > initial && matches!(r.pos(i - 1), Pos::Det | Pos::Poss) && !label {
            continue;
        }
        taken[i] = true;
        let honorific = i.checked_sub(1).filter(|&k| r.has(k, Class::HONORIFIC) && r.capital(k));
        names.push(Name { tokens: i..i + 1, named: Named::Person, honorific });
    }
}
