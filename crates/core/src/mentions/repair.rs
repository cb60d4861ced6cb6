//! Parts of speech, corrected by what is known of names and roles.

use super::{Named, Names};
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::reading::Reading;
use crate::token::TokenKind;

/// The parts of speech of `r`, with names as names and roles as nouns where the tagger saw verbs: "Gill later tweeted",
/// "astronaut Ngozi Eze", "transport minister".
pub(crate) fn repair(r: &Reading<'_>, names: &Names) -> Vec<Pos> {
    let mut out = r.pos.to_vec();
    for name in names.all.iter().filter(|n| n.named == Named::Person) {
        for i in name.tokens.clone() {
            if r.kind(i) == TokenKind::Word && out[i] != Pos::Prep && out[i] != Pos::Det {
                out[i] = Pos::Name;
            }
        }
    }
    for i in (0..out.len()).rev() {
        let person_behind = names.at(i + 1).is_some_and(|n| names.all[n].named == Named::Person);
        let role_behind = r.has(i + 1, Class::ROLE | Class::SPOKESPERSON) && out.get(i + 1) == Some(&Pos::Noun);
        let role = r.has(i, Class::ROLE) && person_behind
            || r.has(i, Class::ROLE_QUALIFIER) && role_behind && !r.is_auxiliary(i);
        if role && (out[i].is_verb() || out[i] == Pos::Other) && r.kind(i) == TokenKind::Word {
            out[i] = Pos::Noun;
        }
    }
    out
}
