//! Antecedents of pronouns: gender and number must fit; then what is near, was a subject, or spoke last.

use super::{Referent, World};
use crate::analysis::Gender;
use crate::model::Pos;

/// No antecedent is looked for further back, in sentences.
const REACH: usize = 12;

impl World<'_> {
    /// Who "he" or "she" at token `at` is.
    pub(crate) fn he_or_she(&self, at: usize) -> Option<usize> {
        let r = self.r;
        let gender = if r.any(at, &["she", "her", "herself"]) { Gender::Feminine } else { Gender::Masculine };
        let sentence = r.sentence_of(at)?;
        let quoted_here = r.outer_fragment(at).is_some();
        let mut best: Option<(i32, usize)> = None;
        for seen in self.seen.iter().rev() {
            if seen.at.start >= at {
                continue;
            }
            let Some(there) = r.sentence_of(seen.at.start) else { continue };
            let distance = sentence.saturating_sub(there);
            if distance > REACH {
                break;
            }
            let Referent::Person(p) = seen.who else { continue };
            let fits = match self.persons[p].gender {
                Some(g) if g == gender => 0,
                Some(_) => continue,
                None => -18,
            };
            let mut score = 100 + fits - 14 * distance.min(6) as i32 - 4 * distance.saturating_sub(6) as i32;
            if seen.source {
                score += 26;
            }
            if self.is_subject(seen.at.start, seen.at.end) {
                score += 24;
            } else if self.is_possessor(seen.at.end) {
                score -= 6;
            }
            if r.outer_fragment(seen.at.start).is_some() && !quoted_here {
                score -= 45;
            }
            if r.paragraph_of(seen.at.start) == r.paragraph_of(at) {
                score += 8;
            }
            // Nearer wins among equals.
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, p));
            }
        }
        best.filter(|(s, _)| *s > 0).map(|b| b.1).or_else(|| self.only_person(gender))
    }

    /// The one person of the document whom the pronoun can mean.
    fn only_person(&self, gender: Gender) -> Option<usize> {
        let mut fitting = self.persons.iter().enumerate().filter(|(_, p)| p.gender.is_none_or(|g| g == gender));
        let first = fitting.next()?.0;
        fitting.next().is_none().then_some(first)
    }

    /// Is a mention the subject of a finite verb: does one follow, perhaps behind a parenthesis?
    pub(crate) fn is_subject(&self, start: usize, end: usize) -> bool {
        let r = self.r;
        let sentence = r.sentence_range(start);
        let led = start > sentence.start
            && r.pos(start - 1) == Pos::Prep
            && !r.any(start - 1, &["that", "as", "while", "because", "if", "when"]);
        if led {
            return false;
        }
        let mut at = end;
        while at < sentence.end && (r.pos(at) == Pos::Adv || r.any(at, &["jr.", "also"])) {
            at += 1;
        }
        if at < sentence.end && (r.is_mark(at, ',') || r.is_dash(at)) {
            // Only if nothing else can be: the mention opens the sentence.
            let role_before = (sentence.start..start).all(|k| r.pos(k) != Pos::Prep && !r.pos(k).is_verb());
            return role_before;
        }
        if at < sentence.end && r.is(at, "and") {
            return (at..sentence.end.min(at + 8)).any(|k| r.pos(k).is_finite()) && start <= sentence.start + 6;
        }
        at < sentence.end
            && (r.pos(at).is_finite() || r.is_auxiliary(at) && r.kind(at) == crate::token::TokenKind::Word)
    }

    fn is_possessor(&self, end: usize) -> bool {
        self.r.kind(end) == crate::token::TokenKind::Clitic
    }

    /// What "it" at token `at` is, as a speaker: the body or nation that spoke or acted last.
    pub(crate) fn it(&self, at: usize) -> Option<Referent> {
        let r = self.r;
        let sentence = r.sentence_of(at)?;
        let mut best: Option<(i32, Referent)> = None;
        for seen in self.seen.iter().rev() {
            if seen.at.start >= at {
                continue;
            }
            let there = r.sentence_of(seen.at.start)?;
            let distance = sentence.saturating_sub(there);
            if distance > 3 {
                break;
            }
            if matches!(seen.who, Referent::Person(_)) || r.outer_fragment(seen.at.start).is_some() {
                continue;
            }
            let nation = matches!(seen.who, Referent::Nation(_));
            let subject = self.is_subject(seen.at.start, seen.at.end);
            if nation && !(subject || seen.source) {
                continue;
            }
            let score = 100 - 20 * distance as i32 + if seen.source { 30 } else { 0 } + if subject { 20 } else { 0 }
                - if nation { 10 } else { 0 };
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, seen.who));
            }
        }
        best.map(|b| b.1)
    }

    /// Whom "they" means as a speaker: the joint speakers before, or the one person the text is about.
    pub(crate) fn they(&self, at: usize) -> Vec<Referent> {
        let r = self.r;
        let Some(sentence) = r.sentence_of(at) else { return vec![] };
        let from = r.sentences[sentence.saturating_sub(1)].first as usize;
        // A plural group in between is meant, and it has no name.
        let plural = (from..at).any(|k| {
            r.outer_fragment(k).is_none()
                && r.pos(k) == Pos::Noun
                && (r.has(k, crate::lexicon::words::Class::PEOPLE)
                    || r.word(k).ends_with('s') && !r.word(k).ends_with("ss"))
                && crate::lexicon::words::class_of(r.word(k).trim_end_matches('s')).has(
                    crate::lexicon::words::Class::ROLE
                        | crate::lexicon::words::Class::PEOPLE
                        | crate::lexicon::words::Class::GROUP,
                )
        });
        if plural || self.persons.len() != 1 {
            return vec![];
        }
        vec![Referent::Person(0)]
    }
}
