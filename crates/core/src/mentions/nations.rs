//! Nations: names, demonyms, and capitals that stand for governments.

use super::metonyms::is_metonym;
use super::{Name, Named, Names, NationMention, tokens_of};
use crate::analysis::Form;
use crate::lexicon::words::{Class, class_of};
use crate::lexicon::{Also, NationForm, NationMatch, Nations};
use crate::model::Pos;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// The nation mentions among what the gazetteer found.
pub(crate) fn nations(
    r: &Reading<'_>,
    found: &[NationMatch],
    names: &Names,
    table: &Nations,
    home: Option<&str>,
) -> Vec<NationMention> {
    let mut out = Vec::new();
    // Where the last name of a language ended.
    let mut language = None;
    for m in found {
        let tokens = tokens_of(r, m.span);
        if tokens.is_empty() || r.sentence_of(tokens.start).is_none() {
            continue;
        }
        // Part of a person's name: "Jordan Hale", "Denzel Washington".
        if names.at(tokens.start).or(names.at(tokens.end - 1)).is_some_and(|n| names.all[n].named == Named::Person) {
            continue;
        }
        if is_language(r, m, &tokens, language) {
            language = Some(tokens.end);
            continue;
        }
        if is_other_word(r, m, &tokens, found) || is_part_of_a_name(r, &tokens, names) {
            continue;
        }
        let form = match m.form {
            NationForm::Name | NationForm::Abbreviation => {
                if m.also.has(Also::US_STATE) && is_us_state(r, &tokens, table, m, found, home) {
                    continue;
                }
                Form::Name
            }
            NationForm::Adjective | NationForm::People => Form::Demonym,
            NationForm::Capital | NationForm::Seat => {
                if m.also.has(Also::FOREIGN_SEAT) || !is_metonym(r, &tokens, m, found) {
                    continue;
                }
                Form::Metonym
            }
        };
        out.push(NationMention { tokens, span: m.span, nation: m.nation, form });
    }
    out
}

/// "in English, French and Spanish", "the German word", "French-speaking".
fn is_language(r: &Reading<'_>, m: &NationMatch, tokens: &Range<usize>, before: Option<usize>) -> bool {
    let (first, end) = (tokens.start, tokens.end);
    if m.form != NationForm::Adjective || !m.also.has(Also::LANGUAGE) {
        return false;
    }
    let compound = r.word(end - 1).rsplit_once('-').is_some_and(|(_, last)| class_of(last).has(Class::LINGUISTIC));
    let next = end < r.len() && r.kind(end) == TokenKind::Word && r.tokens[end].space_before;
    if compound || next && r.has(end, Class::LINGUISTIC) && !r.capital(end) {
        return true;
    }
    let listed = before.is_some_and(|b| {
        (b..first).all(|k| r.is_mark(k, ',') || r.any(k, &["and", "or"])) && first - b <= 2 && first > b
    });
    let spoken = first > 0
        && r.any(
            first - 1,
            &["in", "speak", "speaks", "speaking", "spoke", "into", "fluent", "learn", "learning", "broken", "from"],
        );
    (listed || spoken) && !(end < r.len() && r.kind(end) == TokenKind::Word && r.pos(end).is_noun())
}

/// The name of a body that a preposition holds together, or of an event: "Federation of German Industry", "German Cup".
fn is_part_of_a_name(r: &Reading<'_>, tokens: &Range<usize>, names: &Names) -> bool {
    let body = names.at(tokens.start).map(|n| &names.all[n]).filter(|n| n.tokens.len() > tokens.len());
    let held = |n: &Name| {
        matches!(n.named, Named::Organisation(_))
            && n.tokens.clone().any(|k| r.pos(k) == Pos::Prep && r.kind(k) == TokenKind::Word)
    };
    if body.is_some_and(held) {
        return true;
    }
    let end = tokens.end;
    end < r.len()
        && r.has(end, Class::EVENT_HEAD)
        && r.capital(end)
        && r.sentence_of(end) == r.sentence_of(tokens.start)
}

/// The first word of a sentence that is a common word, the rest of a longer name.
fn is_other_word(r: &Reading<'_>, m: &NationMatch, tokens: &Range<usize>, found: &[NationMatch]) -> bool {
    let (first, end) = (tokens.start, tokens.end);
    if m.also.has(Also::COMMON_WORD) {
        let initial = r.sentence_range(first).start == first || first > 0 && r.kind(first - 1) == TokenKind::Quote;
        let confirmed = found.iter().any(|o| {
            o.nation == m.nation && o.span != m.span && !(o.also.has(Also::COMMON_WORD) && o.span.len() == m.span.len())
        });
        if initial && !confirmed && r.pos(first) != Pos::Name {
            return true;
        }
        // "Turkey is dry": no other nation anywhere near.
        let lone = found.iter().all(|o| o.span == m.span || o.also.has(Also::COMMON_WORD) && o.nation == m.nation);
        if initial && lone && m.form == NationForm::Name && (r.pos(end).is_verb() || r.is_auxiliary(end)) {
            return true;
        }
    }
    // "India Ferreira" without the name model's help: a given name before a capitalised word.
    m.also.has(Also::GIVEN_NAME)
        && r.tokens.get(end).is_some_and(|t| t.capital && t.kind == TokenKind::Word && t.space_before)
        && r.pos(end) == Pos::Name
        && !r.has(end, Class::ROLE | Class::ORG_HEAD | Class::PLACE_HEAD | Class::TIME | Class::HONORIFIC)
        && r.sentence_of(end) == r.sentence_of(first)
        && found.iter().all(|o| o.span.start != r.tokens[end].span.start)
}

/// Georgia, the state: told by the words around it.
fn is_us_state(
    r: &Reading<'_>,
    tokens: &Range<usize>,
    table: &Nations,
    m: &NationMatch,
    found: &[NationMatch],
    home: Option<&str>,
) -> bool {
    let sentence = r.sentence_range(tokens.start);
    let mut state = 0i32;
    let mut country = 0i32;
    for k in sentence {
        let distance = (k as i32 - tokens.start as i32).abs();
        let weight = if distance <= 3 {
            6
        } else if distance <= 10 {
            2
        } else {
            1
        };
        if tokens.contains(&k) {
            continue;
        }
        if r.has(k, Class::US_PLACE) {
            state += weight;
        }
        if r.any(
            k,
            &[
                "soviet",
                "republic",
                "caucasus",
                "parliament",
                "president",
                "tbilisi",
                "nato",
                "eu",
                "embassy",
                "ambassador",
                "border",
            ],
        ) {
            country += weight;
        }
    }
    for o in found {
        let near = o.span.start.abs_diff(m.span.start) < 250;
        if o.span == m.span || !near || o.also.has(Also::US_STATE) {
            continue;
        }
        let code = table.code(o.nation);
        if o.nation == m.nation {
            country += 1;
        } else if matches!(code, "RU" | "AM" | "AZ" | "TR" | "UA" | "SU" | "MD" | "BY" | "KZ") {
            country += 2;
        } else if code == "US" {
            state += 2;
        } else if matches!(o.form, NationForm::Name) {
            country += 1;
        }
    }
    // The document as a whole, where the sentence is silent.
    if state == country {
        let own = found.iter().filter(|o| o.nation == m.nation && !o.also.has(Also::US_STATE)).count();
        let american = found.iter().filter(|o| table.code(o.nation) == "US").count();
        return own == 0 && (american > 0 || home == Some("US"));
    }
    state > country
}
