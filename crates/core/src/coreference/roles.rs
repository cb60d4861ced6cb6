//! What people are: roles that the document states, and offices known from the dated table.

use super::people::Person;
use crate::analysis::Gender;
use crate::lexicon::Offices;
use crate::lexicon::fold::fold;
use crate::lexicon::words::Class;
use crate::mentions::{Names, NationMention};
use crate::model::Pos;
use crate::phrases;
use crate::reading::Reading;
use crate::token::TokenKind;
use jiff::civil::Date;
use std::ops::Range;

/// A role that the text gives somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Learned {
    /// Lower case, without nation and article: "special envoy".
    pub(crate) title: String,
    /// Its last word that is a role: "envoy".
    pub(crate) head: String,
    /// ISO code of the nation named with it.
    pub(crate) nation: Option<&'static str>,
    /// "former", "ex-".
    pub(crate) former: bool,
    pub(crate) tokens: Range<usize>,
}

/// What the table of office-holders knows of a person at the document's date.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) name: &'static str,
    pub(crate) wikidata: Option<&'static str>,
    pub(crate) gender: Option<Gender>,
    /// Nation, titles, leads.
    pub(crate) offices: Vec<(Option<&'static str>, Vec<&'static str>, bool)>,
}

/// A noun phrase read as a role.
#[derive(Clone, Debug)]
pub(crate) struct RolePhrase {
    pub(crate) title: String,
    pub(crate) head: String,
    pub(crate) nation: Option<&'static str>,
    pub(crate) former: bool,
    pub(crate) definite: bool,
    pub(crate) possessive: Option<usize>,
}

/// Reads the tokens of a noun phrase as a role; `None` if no word of it is one.
pub(crate) fn read(
    r: &Reading<'_>,
    range: &Range<usize>,
    nations: &[NationMention],
    codes: impl Fn(&NationMention) -> &'static str,
) -> Option<RolePhrase> {
    let mut title = Vec::new();
    let mut head = None;
    let mut nation = None;
    let mut former = false;
    let mut possessive = None;
    let definite = r.is(range.start, "the")
        || r.pos(range.start) == Pos::Poss
        || !matches!(r.pos(range.start), Pos::Det | Pos::Num);
    for i in range.clone() {
        if let Some(n) = nations.iter().find(|n| n.tokens.contains(&i)) {
            nation = Some(codes(n));
            continue;
        }
        if r.pos(i) == Pos::Poss {
            possessive = Some(i);
        }
        if matches!(r.kind(i), TokenKind::Clitic | TokenKind::Punct | TokenKind::Quote)
            || matches!(r.pos(i), Pos::Det | Pos::Poss | Pos::Apos)
        {
            continue;
        }
        let word = r.word(i).to_lowercase();
        if matches!(word.as_str(), "former" | "ex" | "then" | "late" | "outgoing") {
            former |= word != "outgoing";
            continue;
        }
        if let Some(rest) = word.strip_prefix("ex-") {
            former = true;
            head = Some(rest.to_owned());
            title.push(rest.to_owned());
            continue;
        }
        let role = r.has(i, Class::ROLE | Class::SPOKESPERSON | Class::RELATIVE) || word == "counterpart";
        if role {
            head = Some(word.clone());
        }
        if head.is_some() && !role && (r.is(i, "of") || r.pos(i) == Pos::Prep) {
            break;
        }
        title.push(word);
    }
    let head = head?;
    Some(RolePhrase { title: title.join(" "), head, nation, former, definite, possessive })
}

/// Gives each person the roles that stand at their names, and the offices they are known to hold.
#[expect(
    clippy::too_many_arguments,
    reason = "what is learnt and from what; a struct for one call would only rename them"
)]
pub(crate) fn learn(
    r: &Reading<'_>,
    names: &Names,
    persons: &mut [Person],
    of: &[Option<usize>],
    nations: &[NationMention],
    codes: &impl Fn(&NationMention) -> &'static str,
    offices: &Offices,
    date: Option<Date>,
) {
    for (i, name) in names.all.iter().enumerate() {
        let Some(p) = of[i] else { continue };
        let sentence = r.sentence_range(name.tokens.start);
        for range in [before(r, names, name, &sentence), apposed_before(r, name, &sentence), behind(r, name, &sentence)]
            .into_iter()
            .flatten()
        {
            if let Some(role) = read(r, &range, nations, codes)
                && !role.title.is_empty()
                && role.head != "counterpart"
            {
                let learned = Learned {
                    title: role.title,
                    head: role.head,
                    nation: role.nation.or_else(|| nation_behind(r, &range, nations, codes)),
                    former: role.former,
                    tokens: range.clone(),
                };
                persons[p].gender = persons[p].gender.or(gender_of_noun(r, &range));
                if !persons[p].roles.iter().any(|l| l.title == learned.title && l.nation == learned.nation) {
                    persons[p].roles.push(learned);
                }
            }
        }
    }
    let Some(date) = date else { return };
    for person in persons.iter_mut() {
        let full = person.words.len() > 1;
        let name = person.words.join(" ");
        let found = offices.offices_of_person(&name, date);
        let Some((_, first)) = found.first() else { continue };
        // One person only, and a bare surname only with a title that fits.
        if found.iter().any(|(_, h)| h.name != first.name) {
            continue;
        }
        let titled = || {
            found
                .iter()
                .any(|(o, _)| person.roles.iter().any(|l| o.titles.iter().any(|t| *t == l.title || *t == l.head)))
        };
        let courtesy = || {
            person.mentions.iter().any(|&m| names.all[m].honorific.is_some())
                && found.iter().any(|(o, _)| o.leads && nations.iter().any(|n| Some(codes(n)) == o.nation))
        };
        let clash = person.gender.is_some_and(|g| first.gender.is_some_and(|h| g != h));
        let other = person
            .roles
            .iter()
            .any(|l| !l.former && l.nation.is_some() && found.iter().all(|(o, _)| o.nation != l.nation));
        if clash || other || !full && !titled() && !courtesy() {
            continue;
        }
        // "President Novak": the office tells the nation.
        for role in person.roles.iter_mut().filter(|l| l.nation.is_none() && !l.former) {
            role.nation =
                found.iter().find(|(o, _)| o.titles.contains(&role.title.as_str())).and_then(|(o, _)| o.nation);
        }
        person.gender = person.gender.or(first.gender);
        person.known = Some(Known {
            name: first.name,
            wikidata: first.wikidata,
            gender: first.gender,
            offices: found.iter().map(|(o, _)| (o.nation, o.titles.clone(), o.leads)).collect(),
        });
    }
}

/// "Finnish trade envoy" in "Finnish trade envoy Anna Korhonen".
fn before(
    r: &Reading<'_>,
    names: &Names,
    name: &crate::mentions::Name,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let mut end = name.tokens.start;
    while end > sentence.start
        && (r.has(end - 1, Class::HONORIFIC) && r.capital(end - 1) && !r.has(end - 1, Class::ROLE))
    {
        end -= 1;
    }
    let mut start = end;
    while start > sentence.start && end - start < 10 {
        let k = start - 1;
        let pos = r.pos(k);
        let inside = matches!(pos, Pos::Noun | Pos::Name | Pos::Adj | Pos::Num | Pos::Vbn | Pos::Vbg | Pos::Apos)
            || r.has(k, Class::ROLE | Class::ROLE_QUALIFIER | Class::RELATIVE | Class::SPOKESPERSON)
            || pos == Pos::Conj && r.is(k, "and") && r.has(start, Class::ROLE | Class::ROLE_QUALIFIER);
        // "the progress President Novak has made": a title in capitals takes no common noun along.
        let common = start < end
            && r.capital(start)
            && !r.capital(k)
            && !r.has(k, Class::ROLE | Class::ROLE_QUALIFIER)
            && pos != Pos::Apos;
        if common
            || !inside
            || names.at(k).is_some_and(|n| names.all[n].named == crate::mentions::Named::Person)
            || r.kind(k) == TokenKind::Quote
            || r.kind(k) == TokenKind::Punct
            || r.has(k, Class::TIME)
        {
            break;
        }
        start = k;
    }
    if start > sentence.start && matches!(r.pos(start - 1), Pos::Det | Pos::Poss) {
        start -= 1;
    }
    while start < end && r.pos(start) == Pos::Conj {
        start += 1;
    }
    (start < end && r.has(end - 1, Class::ROLE | Class::SPOKESPERSON | Class::RELATIVE)).then_some(start..end)
}

/// "the prisons minister" in "The prisons minister, Gavin Trelawney, told".
fn apposed_before(r: &Reading<'_>, name: &crate::mentions::Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut first = name.tokens.start;
    while first > sentence.start && r.has(first - 1, Class::HONORIFIC) && r.capital(first - 1) {
        first -= 1;
    }
    let comma = first.checked_sub(1).filter(|&k| k > sentence.start && r.is_mark(k, ','))?;
    let closed = r.is_mark(name.tokens.end, ',')
        || name.tokens.end >= sentence.end
        || r.kind(name.tokens.end) == TokenKind::Punct
        || r.pos(name.tokens.end).is_verb();
    let phrase = phrases::left(r, sentence.start, comma)?;
    let base = phrase.clone().find(|&k| r.pos(k) == Pos::Prep).map_or(phrase.clone(), |k| phrase.start..k);
    (closed && !base.is_empty() && r.has(base.end - 1, Class::ROLE | Class::SPOKESPERSON | Class::RELATIVE))
        .then_some(base)
}

/// "the mayor of Villarta" in "Maria Lopez-Ortega, the mayor of Villarta"; "is a poet".
fn behind(r: &Reading<'_>, name: &crate::mentions::Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut at = name.tokens.end;
    if r.is_mark(at, ',') || r.is_dash(at) {
        at += 1;
        // ", 61, a farmer"
        if r.kind(at) == TokenKind::Number && r.is_mark(at + 1, ',') {
            at += 2;
        }
    } else if r.any(at, &["is", "was"]) && r.any(at + 1, &["a", "an", "the"]) {
        at += 1;
    } else {
        return None;
    }
    let phrase = phrases::base_right(r, at, sentence.end)?;
    r.has(phrase.end - 1, Class::ROLE | Class::SPOKESPERSON).then_some(phrase)
}

/// "of Saudi Arabia" behind a role.
fn nation_behind(
    r: &Reading<'_>,
    range: &Range<usize>,
    nations: &[NationMention],
    codes: &impl Fn(&NationMention) -> &'static str,
) -> Option<&'static str> {
    if !r.any(range.end, &["of", "for", "to"]) {
        return None;
    }
    let next = if r.is(range.end + 1, "the") { range.end + 2 } else { range.end + 1 };
    nations.iter().find(|n| n.tokens.start == next).map(codes)
}

fn gender_of_noun(r: &Reading<'_>, range: &Range<usize>) -> Option<Gender> {
    let head = range.end - 1;
    if r.has(head, Class::FEMALE_NOUN) {
        Some(Gender::Feminine)
    } else if r.has(head, Class::MALE_NOUN) && !r.any(head, &["prince", "king", "actor", "monk"]) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// Does the person hold this role, by what the text says or the table knows? Higher is surer, 0 is no.
pub(crate) fn fits(person: &Person, role: &RolePhrase) -> u32 {
    let generic = matches!(role.head.as_str(), "leader" | "chief" | "head" | "boss" | "ruler");
    let mut best = 0;
    for l in &person.roles {
        if l.nation.is_some() && role.nation.is_some() && l.nation != role.nation
            || l.former != role.former && (role.former || role.definite && l.former)
        {
            continue;
        }
        let nation = u32::from(role.nation.is_some() && l.nation == role.nation);
        let leads = role.head == "leader" && crate::lexicon::words::class_of(&l.head).has(Class::LEADS);
        let score = if l.title == role.title {
            8
        } else if l.title.ends_with(&role.title) || role.title.ends_with(&l.title) && l.title.contains(' ') {
            6
        } else if l.head == role.head && (role.title == role.head || l.title == l.head) {
            5
        } else if leads {
            4
        } else if generic && crate::lexicon::words::class_of(&l.head).has(Class::LEADS)
            || matches!(l.head.as_str(), "head" | "chief" | "director" | "boss" | "chairman")
                && matches!(role.head.as_str(), "head" | "chief" | "director" | "boss" | "chairman")
        {
            3
        } else {
            continue;
        };
        best = best.max(score + nation);
    }
    if let Some(known) = &person.known
        && !role.former
    {
        for (nation, titles, leads) in &known.offices {
            if role.nation.is_some() && *nation != role.nation {
                continue;
            }
            let titled = titles.iter().any(|t| *t == role.title || role.title.ends_with(t));
            if titled || role.head == "leader" && *leads && role.title == "leader" {
                best = best.max(7 + u32::from(role.nation.is_some()));
            }
        }
    }
    best
}

/// Folded comparison of a known name with a person's words.
pub(crate) fn is_known_as(person: &Person, name: &str) -> bool {
    person.known.as_ref().is_some_and(|k| k.name == name) || person.words.join(" ") == fold(name).replace('.', "")
}
