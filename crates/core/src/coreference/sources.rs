//! Sources to speakers, by an ordered list of sieves; the name of the sieve that decided is kept.

use super::{Referent, Resolved, Seen, World};
use crate::analysis::{Form, Region};
use crate::lexicon::fold::fold;
use crate::lexicon::words::Class;
use crate::mentions::Named;
use crate::model::Pos;
use crate::phrases;
use crate::quotations::draft::Draft;
use crate::token::TokenKind;
use std::ops::Range;

impl World<'_> {
    /// Speakers of every draft.
    pub(crate) fn sources(&mut self, drafts: &[Draft]) -> Vec<Resolved> {
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        order.sort_by_key(|&d| drafts[d].source.first().map_or(drafts[d].start(), |s| s.start));
        let mut out: Vec<Resolved> = vec![Resolved::default(); drafts.len()];
        // The sources themselves are the most salient mentions; named ones are marked first.
        for d in drafts {
            for s in &d.source {
                for seen in self.seen.iter_mut().filter(|m| s.start <= m.at.start && m.at.end <= s.end) {
                    seen.source = true;
                }
            }
        }
        let mut done: Vec<(Range<usize>, Resolved)> = Vec::new();
        for d in order {
            let draft = &drafts[d];
            let Some(source) = draft.source.first() else { continue };
            let resolved = match done.iter().rev().find(|(s, _)| s == source) {
                Some((_, r)) => r.clone(),
                None => self.source(source, draft, &done, drafts),
            };
            done.push((source.clone(), resolved.clone()));
            out[d] = resolved;
        }
        out
    }

    fn source(
        &mut self,
        source: &Range<usize>,
        draft: &Draft,
        done: &[(Range<usize>, Resolved)],
        drafts: &[Draft],
    ) -> Resolved {
        let (speakers, rule) = self.speakers(source, draft, done, drafts, 0);
        // A role or pronoun that was resolved is a mention too.
        if let [Referent::Person(p)] = speakers[..]
            && !self.names.within(source).any(|n| self.person_of[n] == Some(p))
        {
            let r = self.r;
            let form = if r.pos(source.start) == Pos::Pron && source.len() == 1 { Form::Pronoun } else { Form::Role };
            self.note(Seen { at: source.clone(), who: Referent::Person(p), indirect: Some(form), source: true });
            if rule == "office-at-date" {
                self.learn_office(p, source);
            }
            if form == Form::Pronoun && self.persons[p].gender.is_none() {
                self.persons[p].gender = if r.is(source.start, "she") {
                    Some(crate::analysis::Gender::Feminine)
                } else if r.is(source.start, "he") {
                    Some(crate::analysis::Gender::Masculine)
                } else {
                    None
                };
            }
        } else if let [who] = speakers[..]
            && !matches!(who, Referent::Person(_))
            && !self.seen.iter().any(|s| s.who == who && s.at.start >= source.start && s.at.end <= source.end)
        {
            self.note(Seen { at: source.clone(), who, indirect: Some(Form::Role), source: true });
        }
        Resolved { speakers, rule }
    }

    fn speakers(
        &mut self,
        source: &Range<usize>,
        draft: &Draft,
        done: &[(Range<usize>, Resolved)],
        drafts: &[Draft],
        depth: u32,
    ) -> (Vec<Referent>, &'static str) {
        let r = self.r;
        let none = (vec![], "");
        if source.is_empty() || depth > 4 {
            return none;
        }
        // "Mr Novak's" of "Mr Novak's claim".
        if source.len() > 1 && r.pos(source.end - 1) == Pos::Apos {
            return self.speakers(&(source.start..source.end - 1), draft, done, drafts, depth + 1);
        }
        let head = self.head_part(source);
        let first = source.start;
        // "…, who said": whom "who" stands for.
        if source.len() == 1 && r.any(first, &["who", "which", "that"]) {
            let floor = r.sentence_range(first).start;
            let end = if first > floor && r.is_mark(first - 1, ',') { first - 1 } else { first };
            let Some(antecedent) = phrases::left(r, floor, end) else { return none };
            return self.speakers(&antecedent, draft, done, drafts, depth + 1);
        }
        // Pronouns.
        if source.len() == 1 && r.pos(first) == Pos::Pron
            || r.any(first, &["he", "she", "they", "it", "i", "we"]) && source.len() == 1
        {
            return self.pronoun(first, done);
        }
        // "Her message": the possessor speaks.
        if r.pos(first) == Pos::Poss
            && r.any(first, &["his", "her"])
            && head.clone().all(|k| !r.has(k, Class::ROLE | Class::RELATIVE | Class::SPOKESPERSON))
            && draft.why == crate::quotations::draft::why::NOUN
        {
            return self.he_or_she(first).map_or(none, |p| (vec![Referent::Person(p)], "pronoun"));
        }
        let persons = self.persons_in(&head);
        if !persons.is_empty() {
            return (persons, "name");
        }
        // "the three mayors — A, B and C —", "the head of the board, Lovemore Dube"
        let apposed: Vec<Referent> = self.apposed(source, &head);
        if !apposed.is_empty() {
            return (apposed, "apposition");
        }
        if let Some(p) = self.spelt_as(&head) {
            return (vec![Referent::Person(p)], "surname");
        }
        if let Some(found) = self.letter_label(source) {
            return found;
        }
        // "X and Y", each by itself.
        if let Some(and) =
            head.clone().find(|&k| r.pos(k) == Pos::Conj && r.is(k, "and") && k > head.start && k + 1 < head.end)
        {
            let role_pair = r.has(and - 1, Class::ROLE)
                && r.has(source.end - 1, Class::ROLE)
                && !matches!(r.pos(and + 1), Pos::Det | Pos::Poss);
            if !role_pair || self.nation_in(&(head.start..and)).is_some() {
                let (mut left, _) = self.speakers(&(head.start..and), draft, done, drafts, depth + 1);
                if let [Referent::Person(p)] = left[..] {
                    self.note(Seen {
                        at: head.start..and,
                        who: Referent::Person(p),
                        indirect: Some(Form::Role),
                        source: true,
                    });
                }
                let (right, _) = self.speakers(&(and + 1..source.end), draft, done, drafts, depth + 1);
                if !left.is_empty() && !right.is_empty() {
                    left.extend(right.into_iter().filter(|w| !left.contains(w)).collect::<Vec<_>>());
                    return (left, "joint");
                }
                return none;
            }
        }
        // Unnamed spokespeople speak for their office.
        if let Some(k) = head.clone().find(|&k| r.has(k, Class::SPOKESPERSON)) {
            return self.spoken_for(source, k);
        }
        let head_word = head.end - 1;
        if r.has(head_word, Class::DOCUMENT | Class::MEDIUM) && !r.has(head_word, Class::ROLE) {
            return self.document(source, head_word, done, drafts);
        }
        let former =
            r.word(head_word).len() > 3 && r.word(head_word).get(..3).is_some_and(|p| p.eq_ignore_ascii_case("ex-"));
        let capitalised_body = r.has(head_word, Class::ORG_HEAD) && r.capital(head_word) && head.len() > 2;
        let people = former
            || !capitalised_body && r.has(head_word, Class::ROLE | Class::RELATIVE)
            || r.is(head_word, "counterpart")
            || self.is_joint_role(&head);
        if !people {
            // A named body, a nation, a body of a nation.
            if let Some(b) = self
                .names
                .within(&head)
                .filter(|&n| {
                    self.names.all[n].tokens.end == head.end || r.kind(self.names.all[n].tokens.end) == TokenKind::Punct
                })
                .find_map(|n| self.body_of[n])
            {
                return (vec![Referent::Organisation(b)], "organisation");
            }
            if let Some(n) = self
                .nations
                .iter()
                .find(|n| n.tokens.end == head.end && n.form != Form::Demonym && n.tokens.start >= head.start)
            {
                return (vec![Referent::Nation(self.code(n))], "nation");
            }
            if let Some((b, rule)) = self.body(&head, false) {
                return (vec![Referent::Organisation(b)], rule);
            }
            return none;
        }
        if let Some(found) = self.joint_role(&head, done) {
            return found;
        }
        self.role(&head)
    }

    /// The part of a source before what hangs on its head: "the head | of the exam board".
    fn head_part(&self, source: &Range<usize>) -> Range<usize> {
        let r = self.r;
        let cut = source.clone().skip(1).find(|&k| {
            self.names.at(k).is_none_or(|n| self.names.all[n].tokens.start >= k)
                && (r.pos(k) == Pos::Prep && r.has(k, Class::PREPOSITION)
                    || r.pos(k) == Pos::Wh
                    || r.is(k, "to")
                    || r.is_mark(k, ',') && !self.is_list(k, source)
                    || r.is_dash(k) && !r.is_word(k)
                    || r.pos(k) == Pos::Vbn && r.pos(k - 1).is_noun())
        });
        source.start..cut.unwrap_or(source.end)
    }

    /// A comma in "A, B and C".
    fn is_list(&self, comma: usize, source: &Range<usize>) -> bool {
        (comma..source.end).any(|k| self.r.is(k, "and")) && self.names.at(comma - 1).is_some()
    }

    /// Persons named in the range, without possessors ("Mr Novak's lawyer").
    fn persons_in(&self, range: &Range<usize>) -> Vec<Referent> {
        let mut out = Vec::new();
        for n in self.names.within(range) {
            let name = &self.names.all[n];
            let possessor = self.r.kind(name.tokens.end) == TokenKind::Clitic && name.tokens.end < range.end
                || self.r.kind(name.tokens.end) == TokenKind::Clitic
                    && self.r.pos(name.tokens.end) == Pos::Apos
                    && name.tokens.end < range.end;
            if possessor || self.is_modifier(&name.tokens, range.end) {
                continue;
            }
            if let Some(p) = self.person_of[n]
                && !out.contains(&Referent::Person(p))
            {
                out.push(Referent::Person(p));
            }
        }
        out
    }

    /// Does the name only tell what follows apart: "Novak lawyer Ana Ribeiro", "the Novak campaign"?
    fn is_modifier(&self, name: &Range<usize>, end: usize) -> bool {
        let r = self.r;
        let noun = |k: usize| matches!(r.pos(k), Pos::Noun | Pos::Adj | Pos::Name) && r.is_word(k);
        let last = (name.end..end).take_while(|&k| noun(k) && self.names.at(k).is_none()).last();
        last.is_some_and(|k| {
            r.has(k, Class::ROLE | Class::SPOKESPERSON | Class::RELATIVE | Class::GROUP | Class::PEOPLE)
        })
    }

    /// Persons in apposition to the head, inside the source or right behind it.
    fn apposed(&self, source: &Range<usize>, head: &Range<usize>) -> Vec<Referent> {
        let r = self.r;
        let in_source: Vec<usize> = (head.end..source.end).filter(|&k| r.is_mark(k, ',') || r.is_dash(k)).collect();
        if let Some(&mark) = in_source.first() {
            let found = self.persons_in(&(mark + 1..source.end));
            if !found.is_empty() {
                return found;
            }
        }
        // "said his partner, Ion Rusu", "the three mayors — A, B and C — wrote"
        let mark = source.end;
        if (r.is_mark(mark, ',') || r.is_dash(mark))
            && r.has(head.end.saturating_sub(1), Class::ROLE | Class::RELATIVE | Class::SPOKESPERSON | Class::PEOPLE)
            || self.is_plural_role(head) && r.is_dash(mark)
        {
            let sentence = r.sentence_range(source.start);
            if r.is_dash(mark) {
                let close = (mark + 1..sentence.end).find(|&k| r.is_dash(k)).unwrap_or(sentence.end);
                let listed = self.persons_in(&(mark + 1..close));
                if !listed.is_empty() {
                    return listed;
                }
            }
            let mut first = mark + 1;
            while r.has(first, Class::HONORIFIC) && r.tokens.get(first).is_some_and(|t| t.capital) {
                first += 1;
            }
            if let Some(n) = self.names.at(first)
                && self.names.all[n].tokens.start == first
                && let Some(p) = self.person_of[n]
            {
                return vec![Referent::Person(p)];
            }
        }
        vec![]
    }

    pub(super) fn is_plural_role(&self, head: &Range<usize>) -> bool {
        let word = self.r.word(head.end.saturating_sub(1)).to_lowercase();
        word.strip_suffix('s').is_some_and(|w| crate::lexicon::words::class_of(w).has(Class::ROLE))
    }

    /// The one person of the document who is called so, where the words were not seen to be a name: in a headline.
    fn spelt_as(&self, head: &Range<usize>) -> Option<usize> {
        let r = self.r;
        if head.len() > 3 || !head.clone().all(|k| r.capital(k) && r.is_word(k)) {
            return None;
        }
        let words: Vec<String> = head.clone().map(|k| fold(r.word(k)).into_owned()).collect();
        let mut called = (0..self.persons.len()).filter(|&p| self.persons[p].words.ends_with(&words));
        called.next().filter(|_| called.next().is_none())
    }

    /// "Q" asks and "A" answers: the one person introduced.
    fn letter_label(&self, source: &Range<usize>) -> Option<(Vec<Referent>, &'static str)> {
        if source.len() != 1 || !self.r.any(source.start, &["a", "q"]) || !self.r.is_mark(source.end, ':') {
            return None;
        }
        if self.r.is(source.start, "q") || self.persons.len() != 1 {
            return Some((vec![], ""));
        }
        Some((vec![Referent::Person(0)], "interviewee"))
    }

    fn pronoun(&mut self, at: usize, done: &[(Range<usize>, Resolved)]) -> (Vec<Referent>, &'static str) {
        let r = self.r;
        if r.is(at, "i") {
            return self.narrator(at).map_or((vec![], ""), |p| (vec![Referent::Person(p)], "byline"));
        }
        if r.any(at, &["he", "she", "him", "her"]) {
            return self.he_or_she(at).map_or((vec![], ""), |p| (vec![Referent::Person(p)], "pronoun"));
        }
        // "it said" after a joint communiqué, "they said" after "X and Y": the speakers before.
        let joint = done.iter().rev().find(|(s, _)| s.start < at).filter(|(_, d)| d.speakers.len() > 1);
        if r.any(at, &["it", "they"])
            && let Some((s, before)) = joint
            && r.sentence_of(s.start).is_some_and(|a| r.sentence_of(at).is_some_and(|b| b - a <= 2))
        {
            return (before.speakers.clone(), "pronoun");
        }
        if r.is(at, "it") {
            return self.it(at).map_or((vec![], ""), |w| (vec![w], "pronoun"));
        }
        if r.is(at, "they") {
            let found = self.they(at);
            let rule = if found.is_empty() { "" } else { "pronoun" };
            return (found, rule);
        }
        (vec![], "")
    }

    /// Who says "I" outside quotation marks: the author in the byline.
    fn narrator(&self, at: usize) -> Option<usize> {
        if self.r.outer_fragment(at).is_some() {
            return None;
        }
        let in_byline = self
            .names
            .all
            .iter()
            .enumerate()
            .find(|(_, n)| n.named == Named::Person && self.r.region_of(n.tokens.start) == Region::Byline)
            .and_then(|(i, _)| self.person_of[i]);
        in_byline.or_else(|| {
            let author = fold(self.frame.author.as_deref()?).into_owned();
            self.persons.iter().position(|p| p.words.join(" ") == author)
        })
    }

    /// The office or person that an unnamed spokesperson at token `k` speaks for.
    fn spoken_for(&mut self, source: &Range<usize>, k: usize) -> (Vec<Referent>, &'static str) {
        let r = self.r;
        // "a spokesman for X", "the agency's spokeswoman", "a Kremlin spokesman"
        let behind = k + 1..source.end;
        let before = source.start..k;
        if r.any(k + 1, &["for", "of", "from", "at"]) && behind.len() > 1 {
            let range = k + 2..source.end;
            if let Some(b) = self.names.within(&range).find_map(|n| self.body_of[n]) {
                return (vec![Referent::Organisation(b)], "spokesperson");
            }
            if let Some((b, _)) = self.body(&range, true) {
                return (vec![Referent::Organisation(b)], "spokesperson");
            }
            if let [one] = self.persons_in(&range)[..] {
                return (vec![one], "spokesperson");
            }
        }
        if let Some(b) = self.names.within(&before).filter_map(|n| self.body_of[n]).last() {
            return (vec![Referent::Organisation(b)], "spokesperson");
        }
        if k > source.start
            && r.has(k - 1, Class::GROUP)
            && let Some((b, _)) = self.body(&before, true)
        {
            return (vec![Referent::Organisation(b)], "spokesperson");
        }
        if let Some(n) = self.names.within(&before).last()
            && let Some(p) = self.person_of[n]
        {
            return (vec![Referent::Person(p)], "spokesperson");
        }
        let end = if r.kind(k - usize::from(k > 0)) == TokenKind::Clitic { k - 1 } else { k };
        let body = source.start..end;
        if body.len() > 1
            && let Some((b, _)) = self.body(&body, true)
        {
            return (vec![Referent::Organisation(b)], "spokesperson");
        }
        (vec![], "")
    }

    /// "The letter said": who wrote it; "a readout from the US government": the government.
    fn document(
        &mut self,
        source: &Range<usize>,
        head: usize,
        done: &[(Range<usize>, Resolved)],
        drafts: &[Draft],
    ) -> (Vec<Referent>, &'static str) {
        let r = self.r;
        if r.any(head + 1, &["from", "by", "of"]) && head + 2 < source.end {
            let range = head + 2..source.end;
            let persons = self.persons_in(&range);
            if !persons.is_empty() && !r.is(head + 1, "of") {
                return (persons, "document");
            }
            if let Some(b) = self.names.within(&range).find_map(|n| self.body_of[n]) {
                return (vec![Referent::Organisation(b)], "document");
            }
            if let Some((b, _)) = self.body(&range, true) {
                return (vec![Referent::Organisation(b)], "document");
            }
        }
        if let Some(b) = self.names.within(source).find_map(|n| self.body_of[n]) {
            return (vec![Referent::Organisation(b)], "document");
        }
        // The medium of a report shortly before, by the same word: its speaker.
        let word = r.word(head);
        let before = drafts.iter().rfind(|d| {
            let earlier = d.source.first().is_some_and(|s| s.start < source.start);
            let sentence = d.cue.first().map_or(0..0, |c| r.sentence_range(c.start));
            earlier
                && sentence.clone().any(|k| k < source.start && r.word(k).eq_ignore_ascii_case(word))
                && r.sentence_of(source.start)
                    .zip(r.sentence_of(sentence.start))
                    .is_some_and(|(a, b)| a.abs_diff(b) <= 3)
        });
        if let Some(d) = before
            && let Some((_, found)) = done.iter().rev().find(|(s, _)| Some(s) == d.source.first())
            && r.pos(source.start) == Pos::Det
        {
            return (found.speakers.clone(), "document");
        }
        (vec![], "")
    }
}
