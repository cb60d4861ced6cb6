//! Organisations: known ones, named ones, and the bodies of a nation ("the US government").

use super::{Body, Tables, World};
use crate::lexicon::words::Class;
use crate::mentions::{Named, Names};
use crate::model::Pos;
use crate::reading::Reading;
use crate::token::TokenKind;
use std::ops::Range;

/// The organisations that names name, and the body of each name.
pub(crate) fn named(r: &Reading<'_>, names: &Names, tables: &Tables<'_>) -> (Vec<Body>, Vec<Option<usize>>) {
    let mut bodies: Vec<Body> = Vec::new();
    let mut of = vec![None; names.all.len()];
    for (i, n) in names.all.iter().enumerate() {
        let Named::Organisation(known) = n.named else { continue };
        let text = clean(r, &n.tokens);
        let name = known.map_or_else(|| text.clone(), |o| tables.organisations.name(o).to_owned());
        let b = bodies
            .iter()
            .position(|b| {
                known.is_some() && b.known == known || b.name.eq_ignore_ascii_case(&name) || is_acronym(&text, &b.name)
            })
            .unwrap_or_else(|| {
                let head = name.rsplit(' ').next().unwrap_or("").to_lowercase();
                bodies.push(Body {
                    name: name.clone(),
                    known,
                    nation: known.and_then(|o| tables.organisations.nation(o)),
                    head,
                    mentions: vec![],
                });
                bodies.len() - 1
            });
        // Headlines shout; the body of the text has the better spelling.
        if bodies[b].known.is_none()
            && bodies[b].name.chars().all(|c| !c.is_lowercase())
            && name.chars().any(char::is_lowercase)
            && bodies[b].name.eq_ignore_ascii_case(&name)
        {
            bodies[b].name = name;
        }
        bodies[b].mentions.push(n.tokens.clone());
        of[i] = Some(b);
    }
    (bodies, of)
}

fn clean(r: &Reading<'_>, tokens: &Range<usize>) -> String {
    let start = if r.pos(tokens.start) == Pos::Det && tokens.len() > 1 { tokens.start + 1 } else { tokens.start };
    super::people::decoded(r.span(&(start..tokens.end)).of(r.text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "NSA" for "Nordic Space Agency".
fn is_acronym(short: &str, long: &str) -> bool {
    let letters: String =
        long.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    letters.len() > 2 && short.replace('.', "") == letters
}

impl World<'_> {
    /// The body that a noun phrase without a known name stands for: "the US government", "the Finnish Border Guard",
    /// "the unification ministry", "the agency".
    pub(crate) fn body(&mut self, range: &Range<usize>, spokesperson: bool) -> Option<(usize, &'static str)> {
        let r = self.r;
        let end = range.end;
        let start = if matches!(r.pos(range.start), Pos::Det | Pos::Poss) { range.start + 1 } else { range.start };
        if start >= end {
            return None;
        }
        let head = end - 1;
        let word = r.word(head).to_lowercase();
        let possessive = r.pos(range.start) == Pos::Poss;
        let indefinite = r.pos(range.start) == Pos::Det && !r.is(range.start, "the");
        let nation = self
            .nations
            .iter()
            .find(|n| n.tokens.start >= range.start && n.tokens.end < end)
            .map(|n| (n.tokens.end, self.code(n)));
        let group = r.has(head, Class::GROUP | Class::ORG_HEAD);
        if !group {
            return None;
        }
        // "the agency", "the company": the last body of that head, or the last body at all.
        let bare = start == head && !r.capital(head);
        if bare {
            if indefinite && !spokesperson {
                return None;
            }
            let named = self
                .bodies
                .iter()
                .enumerate()
                .filter(|(_, b)| b.head == word || b.name.to_lowercase().contains(&word))
                .filter_map(|(i, b)| {
                    b.mentions.iter().filter(|m| m.start < range.start).map(|m| m.start).max().map(|at| (at, i))
                })
                .max();
            if let Some((_, b)) = named {
                return Some((b, "definite-group"));
            }
            let firm = matches!(
                word.as_str(),
                "company"
                    | "firm"
                    | "group"
                    | "retailer"
                    | "airline"
                    | "carmaker"
                    | "bank"
                    | "manufacturer"
                    | "newspaper"
                    | "paper"
                    | "broadcaster"
                    | "agency"
                    | "organisation"
                    | "organization"
                    | "charity"
                    | "club"
                    | "team"
                    | "party"
            );
            if firm {
                let last = self
                    .bodies
                    .iter()
                    .enumerate()
                    .filter_map(|(i, b)| {
                        b.mentions.iter().filter(|m| m.start < range.start).map(|m| m.start).max().map(|at| (at, i))
                    })
                    .max();
                return last.map(|(_, b)| (b, "definite-group"));
            }
            return None;
        }
        if indefinite && !(spokesperson || (start..end).any(|k| r.capital(k))) || possessive && !spokesperson {
            return None;
        }
        // "US government" is a name of its own; others are named as they stand.
        if r.kind(start) == TokenKind::Clitic || (start..end).any(|k| r.pos(k) == Pos::Prep && !r.is(k, "of")) {
            return None;
        }
        // "Petra Novak's campaign" and "the Novak campaign" are one.
        let owner = self.names.within(&(start..head)).filter(|&n| self.person_of[n].is_some()).last();
        let name = match owner.map(|n| self.names.all[n].tokens.clone()) {
            Some(tokens) => format!("{} {word}", super::people::decoded(r.word(tokens.end - 1))),
            None => super::people::decoded(r.span(&(start..end)).of(r.text)).into_owned(),
        };
        let code = nation.map(|n| n.1).or(self
            .frame
            .home
            .filter(|_| matches!(word.as_str(), "government" | "cabinet" | "parliament" | "army" | "treasury")));
        let found = self
            .bodies
            .iter()
            .position(|b| b.name.eq_ignore_ascii_case(&name) || nation.is_some() && b.nation == code && b.head == word);
        let b = found.unwrap_or_else(|| {
            self.bodies.push(Body { name, known: None, nation: code, head: word, mentions: vec![] });
            self.bodies.len() - 1
        });
        self.bodies[b].mentions.push(start..end);
        Some((b, "named-group"))
    }
}
