//! Who speaks in a transcript: labels in capitals before a colon at the start of a paragraph ("OKAFOR: Was it tested?").

use crate::analysis::Region;
use crate::lexicon::words::Class;
use crate::lexicon::{Names, OrgMatch};
use crate::reading::Reading;
use crate::token::TokenKind;
use std::collections::HashSet;
use std::ops::Range;

/// So many labels make a transcript; one is a headline's kicker.
const ENOUGH: usize = 2;
/// So many words may stand before the colon; more are a heading.
const LONGEST: usize = 5;

/// The labels that name persons, titles among them; none where the text is no transcript.
pub(super) fn labels(r: &Reading<'_>, orgs: &[OrgMatch], lists: &Names) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before = None;
    for sentence in r.sentences {
        let range = sentence.range();
        let paragraph = r.paragraph_of(range.start);
        if paragraph != before {
            found.extend(label(r, range));
        }
        before = paragraph;
    }
    if found.len() < ENOUGH {
        return vec![];
    }
    let body = |label: &Range<usize>| orgs.iter().any(|org| super::tokens_of(r, org.span) == *label);
    let small: HashSet<&str> =
        (0..r.len()).filter(|&i| !r.capital(i) && r.kind(i) == TokenKind::Word).map(|i| r.word(i)).collect();
    let listed = |word: &str| {
        lists.given(word).is_some_and(|name| !name.also_word) || lists.surname(word).is_some_and(|name| !name.also_word)
    };
    let nobody = Class::TURN
        | Class::GROUP
        | Class::ORG_HEAD
        | Class::PLACE_HEAD
        | Class::NOT_NAME
        | Class::PRONOUN
        | Class::STARTER
        | Class::PEOPLE
        | Class::SPOKESPERSON
        | Class::CALENDAR;
    let people = found.iter().filter(|label| {
        // A list, the text itself or its own return says that it is a name; a word of the language is none.
        let last = r.word(label.end - 1);
        let again = || found.iter().filter(|other| r.word(other.end - 1) == last).count() > 1;
        let titled = || r.has(label.start, Class::HONORIFIC | Class::ROLE);
        let elsewhere = || {
            let same = |i: usize| r.capital(i) && !r.all_caps(i) && r.word(i).to_lowercase() == last.to_lowercase();
            (0..r.len()).any(same)
        };
        !(label.start..label.end).any(|i| r.has(i, nobody))
            && !body(label)
            && !r.has(label.end - 1, Class::ROLE)
            && !small.contains(last.to_lowercase().as_str())
            && (listed(last) || elsewhere() || again() || titled())
    });
    people.cloned().collect()
}

/// The words in capitals that a paragraph's first sentence begins with, up to a colon, a comma or a bracket before it.
fn label(r: &Reading<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    let start = if r.kind(sentence.start) == TokenKind::Quote { sentence.start + 1 } else { sentence.start };
    let region = r.region_of(start);
    if matches!(region, Region::Boilerplate | Region::Byline | Region::Dateline | Region::Caption) {
        return None;
    }
    let colon = (start..sentence.end.min(start + 14)).find(|&k| r.is_mark(k, ':'))?;
    let cut = |k: &usize| ['(', '[', ','].iter().any(|&mark| r.is_mark(*k, mark));
    let end = (start..colon).find(cut).unwrap_or(colon);
    let capitals = |k: usize| {
        r.kind(k) == TokenKind::Word && (r.all_caps(k) || r.capital(k) && r.has(k, Class::HONORIFIC | Class::ROLE))
    };
    let name = start..end;
    // "Q:", "A:" name nobody.
    let letters = name.len() == 1 && r.word(start).chars().count() < 2;
    (!name.is_empty() && name.len() <= LONGEST && !letters && name.clone().all(capitals) && r.all_caps(end - 1))
        .then_some(name)
}
