//! Which names name one person.
//!
//! Names of several words come first: equal, one a part of the other, or the same surname with given names that agree.
//! A single word then joins the one person it fits. A wrong merge is worse than a split: whoever differs in given name,
//! suffix or gender stays apart.

use crate::analysis::Gender;
use crate::lexicon::fold::fold;
use crate::lexicon::words::Class;
use crate::lexicon::{self};
use crate::mentions::{Named, Names};
use crate::reading::Reading;
use std::borrow::Cow;
use std::ops::Range;

/// A person of the document.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Folded words of the fullest name, without suffix and nickname.
    pub(crate) words: Vec<String>,
    /// "jr", "iii".
    pub(crate) suffix: Option<String>,
    /// Tokens of the fullest name.
    pub(crate) tokens: Range<usize>,
    /// Indices into the names, in text order.
    pub(crate) mentions: Vec<usize>,
    pub(crate) gender: Option<Gender>,
    pub(crate) roles: Vec<super::roles::Learned>,
    /// Name, Wikidata id and offices known from the table of office-holders.
    pub(crate) known: Option<super::roles::Known>,
}

impl Person {
    /// Somebody of whom only a name is known, without mentions yet.
    fn new(words: &[String], suffix: Option<&String>, tokens: Range<usize>) -> Self {
        Self {
            words: words.to_vec(),
            suffix: suffix.cloned(),
            tokens,
            mentions: vec![],
            gender: None,
            roles: vec![],
            known: None,
        }
    }
}

/// Persons in order of first mention, and the person of each name (`None` for organisations).
pub(crate) fn people(r: &Reading<'_>, names: &Names, lists: &lexicon::Names) -> (Vec<Person>, Vec<Option<usize>>) {
    let mut persons: Vec<Person> = Vec::new();
    let mut of = vec![None; names.all.len()];
    let persons_only = || names.all.iter().enumerate().filter(|(_, n)| n.named == Named::Person);
    let words: Vec<(Vec<String>, Option<String>)> = names
        .all
        .iter()
        .map(|n| if n.named == Named::Person { words_of(r, &n.tokens) } else { Default::default() })
        .collect();
    // Title-case headlines run names and other words together: the running text has the say.
    let headline = |n: &crate::mentions::Name| r.region_of(n.tokens.start) == crate::analysis::Region::Headline;
    let (last, first): (Vec<_>, Vec<_>) = persons_only().partition(|(_, n)| headline(n));
    for (i, n) in first.into_iter().chain(last) {
        let (own, suffix) = &words[i];
        if own.len() < 2 {
            continue;
        }
        let gender = title_gender(r, n.honorific);
        let found = persons.iter().position(|p| {
            same_full(p, own, suffix.as_deref()) && p.gender.is_none_or(|g| gender.is_none_or(|h| g == h))
        });
        let p = found.unwrap_or_else(|| {
            persons.push(Person::new(own, suffix.as_ref(), n.tokens.clone()));
            persons.len() - 1
        });
        let person = &mut persons[p];
        person.mentions.push(i);
        person.gender = person.gender.or(gender);
        let fuller = own.len() > person.words.len()
            || own.len() == person.words.len()
                && r.span(&n.tokens).len() > r.span(&person.tokens).len()
                && !all_caps(r, &n.tokens)
            || all_caps(r, &person.tokens) && !all_caps(r, &n.tokens);
        if fuller && (!headline(n) || person.mentions.len() == 1) {
            person.words.clone_from(own);
            person.suffix = suffix.clone().or(person.suffix.take());
            person.tokens = n.tokens.clone();
        }
        of[i] = Some(p);
    }
    for p in &mut persons {
        p.gender = p.gender.or_else(|| given_gender(r, &p.tokens, lists));
    }
    for (i, n) in persons_only() {
        if of[i].is_some() {
            continue;
        }
        let (own, suffix) = &words[i];
        let Some(word) = own.first() else { continue };
        let gender = title_gender(r, n.honorific);
        let p = single(r, &persons, word, gender, n.tokens.start, n.honorific, names).unwrap_or_else(|| {
            persons.push(Person::new(own, suffix.as_ref(), n.tokens.clone()));
            persons.len() - 1
        });
        let person = &mut persons[p];
        person.mentions.push(i);
        person.gender = person.gender.or(gender);
        if all_caps(r, &person.tokens) && !all_caps(r, &n.tokens) && person.words.len() == 1 {
            person.tokens = n.tokens.clone();
        }
        of[i] = Some(p);
    }
    // In order of first mention.
    for p in &mut persons {
        p.mentions.sort_unstable();
        p.gender = p.gender.or_else(|| (p.words.len() == 1).then(|| given_gender(r, &p.tokens, lists)).flatten());
    }
    let mut order: Vec<usize> = (0..persons.len()).collect();
    order.sort_by_key(|&p| persons[p].mentions.first().copied());
    let mut rank = vec![0; persons.len()];
    for (new, &old) in order.iter().enumerate() {
        rank[old] = new;
    }
    let sorted = order.iter().map(|&p| persons[p].clone()).collect();
    (sorted, of.into_iter().map(|p| p.map(|p| rank[p])).collect())
}

fn all_caps(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|i| r.all_caps(i) || r.word(i).chars().count() < 2)
}

/// Folded words of a name; suffix apart, nickname, initials' stops and marks left out.
fn words_of(r: &Reading<'_>, tokens: &Range<usize>) -> (Vec<String>, Option<String>) {
    let mut words = Vec::new();
    let mut suffix = None;
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(f) = r.outer_fragment(i)
            && r.fragments[f].close as usize <= tokens.end
            && r.fragment_open(f) > tokens.start
        {
            i = r.fragments[f].close as usize;
            continue;
        }
        if r.is_word(i) {
            let mut text = Cow::Borrowed(r.word(i));
            if text.contains('\n') {
                text = Cow::Owned(text.replace("-\n", "").replace("-\r\n", ""));
            }
            let mut word = fold(&decoded(&text)).into_owned();
            word.retain(|c| c.is_alphanumeric() || c == '-' || c == '\'');
            if r.has(i, Class::NAME_SUFFIX) && i > tokens.start && word != "v" {
                suffix = Some(word);
            } else if !word.is_empty() {
                words.push(word);
            }
        }
        i += 1;
    }
    (words, suffix)
}

/// Character entities inside a name, decoded.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}' | '\u{2060}');
        if text.is_ascii() || !text.contains(invisible) {
            return Cow::Borrowed(text);
        }
        return text.chars().filter(|&c| !invisible(c)).collect();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').map_or(rest.len(), |n| at + n + 1);
        let decoded = crate::lexer::mark(&rest[at..end]);
        out.push(decoded);
        rest = if decoded == '&' { &rest[at + 1..] } else { &rest[end..] };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What an honorific tells of gender.
pub(crate) fn title_gender(r: &Reading<'_>, honorific: Option<usize>) -> Option<Gender> {
    let i = honorific?;
    if r.has(i, Class::FEMININE) {
        Some(Gender::Feminine)
    } else if r.has(i, Class::MASCULINE) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// What the given name tells of gender, if it tells at all surely.
fn given_gender(r: &Reading<'_>, tokens: &Range<usize>, lists: &lexicon::Names) -> Option<Gender> {
    let last = if tokens.len() > 1 { tokens.end - 1 } else { tokens.end };
    (tokens.start..last).find_map(|i| {
        let female = lists.given(&fold(&decoded(r.word(i))))?.female?;
        (female >= 0.85).then_some(Gender::Feminine).or((female <= 0.15).then_some(Gender::Masculine))
    })
}

/// Do these words name the person of the full name? Both have two words or more.
fn same_full(p: &Person, own: &[String], suffix: Option<&str>) -> bool {
    if p.words.len() < 2 || p.suffix.as_deref().is_some_and(|s| suffix.is_some_and(|t| s != t)) {
        return false;
    }
    if p.words == own {
        return true;
    }
    let (short, long) = if p.words.len() <= own.len() { (p.words.as_slice(), own) } else { (own, p.words.as_slice()) };
    // "Lakshmi Narayanan" in "K. V. Lakshmi Narayanan"; "von der Leyen" in "Ursula von der Leyen"
    if short.len() < long.len() && long.windows(short.len()).any(|w| w == short) {
        return true;
    }
    // Same surname, given names that agree: "Joe R. Biden", "J. Biden".
    short.last() == long.last() && agree(&short[0], &long[0])
}

fn agree(a: &str, b: &str) -> bool {
    a == b
        || a.chars().count() <= 2 && b.starts_with(&a[..a.chars().next().map_or(0, char::len_utf8)]) && a.len() < 3
        || b.chars().count() <= 2 && b.len() < 3 && a.starts_with(&b[..b.chars().next().map_or(0, char::len_utf8)])
}

/// The person that a single word names.
fn single(
    r: &Reading<'_>,
    persons: &[Person],
    word: &str,
    gender: Option<Gender>,
    at: usize,
    honorific: Option<usize>,
    names: &Names,
) -> Option<usize> {
    // How well the word's place in the full name fits a second mention.
    let fit = |p: &Person| -> u32 {
        let Some(place) = p.words.iter().position(|w| w == word) else {
            // "Al-Rashidi" for "al-Rashidi", "Rashidi" for "al-Rashidi"
            return u32::from(
                p.words.last().is_some_and(|l| l.ends_with(word) && l.rsplit_once('-').is_some_and(|(_, w)| w == word)),
            ) * 3;
        };
        let last = place + 1 == p.words.len();
        if p.words.len() == 1 || last {
            4
        } else if place == 0 {
            3
        } else {
            2
        }
    };
    let candidates: Vec<(usize, u32)> = persons
        .iter()
        .enumerate()
        .map(|(i, p)| (i, fit(p)))
        .filter(|&(i, f)| f > 0 && persons[i].gender.is_none_or(|g| gender.is_none_or(|h| g == h)))
        .collect();
    // "the younger Beaumont", "the elder Bush"
    if let Some(k) = at.checked_sub(1)
        && r.any(k, &["younger", "elder", "older"])
    {
        let wanted = if r.is(k, "younger") { "jr" } else { "sr" };
        if let Some(&(i, _)) = candidates.iter().find(|(i, _)| {
            persons[*i].suffix.as_deref().is_some_and(|s| s == wanted || wanted == "jr" && s.starts_with('i'))
        }) {
            return Some(i);
        }
    }
    let best = candidates.iter().map(|c| c.1).max()?;
    let mut tied: Vec<usize> = candidates.iter().filter(|c| c.1 == best).map(|c| c.0).collect();
    // "Sir Keir": with such a title a first name is as good.
    if honorific.is_some_and(|h| r.any(h, &["sir", "dame", "lord", "lady"])) && tied.len() > 1 {
        tied.retain(|&i| persons[i].words.first().is_some_and(|w| w == word));
    }
    if tied.len() > 1 && gender.is_some() {
        let known: Vec<usize> = tied.iter().copied().filter(|&i| persons[i].gender == gender).collect();
        if known.len() == 1 {
            return Some(known[0]);
        }
    }
    match tied.len() {
        0 => None,
        1 => Some(tied[0]),
        // Several bear the name: the one the text speaks of most, if it stands out clearly.
        _ => {
            let weight = |i: usize| persons[i].mentions.iter().filter(|&&m| names.all[m].tokens.start != at).count();
            let mut ranked: Vec<(usize, usize)> = tied.iter().map(|&i| (weight(i), i)).collect();
            ranked.sort_by_key(|&(w, i)| (std::cmp::Reverse(w), i));
            (ranked[0].0 >= 2 * ranked[1].0.max(1)).then_some(ranked[0].1)
        }
    }
}
