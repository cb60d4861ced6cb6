//! Sources that are roles: "the foreign secretary", "his Russian counterpart", "the two leaders".
//!
//! A role is looked for in what the document says of people, then in the dated table of office-holders; where neither
//! decides, it stays unresolved.

use super::roles::{self, RolePhrase, fits};
use super::{Referent, Resolved, World};
use crate::analysis::Region;
use crate::lexicon::fold::fold;
use crate::lexicon::words::Class;
use crate::model::Pos;
use std::ops::Range;

impl World<'_> {
    pub(super) fn nation_in(&self, range: &Range<usize>) -> Option<&'static str> {
        self.nations.iter().find(|n| n.tokens.start >= range.start && n.tokens.end <= range.end).map(|n| self.code(n))
    }

    /// "the two leaders", "both presidents"
    pub(super) fn is_joint_role(&self, head: &Range<usize>) -> bool {
        self.is_plural_role(head) && head.clone().any(|k| self.r.any(k, &["two", "both", "three", "pair"]))
    }

    pub(super) fn joint_role(
        &self,
        head: &Range<usize>,
        done: &[(Range<usize>, Resolved)],
    ) -> Option<(Vec<Referent>, &'static str)> {
        let r = self.r;
        if !self.is_joint_role(head) {
            return None;
        }
        let count = if head.clone().any(|k| r.is(k, "three")) { 3 } else { 2 };
        let word = r.word(head.end - 1).to_lowercase();
        let single = word.strip_suffix('s').unwrap_or(&word).to_owned();
        let role = RolePhrase {
            title: single.clone(),
            head: single,
            nation: None,
            former: false,
            definite: true,
            possessive: None,
        };
        let fitting = |p: usize| fits(&self.persons[p], &role) > 0 || role.head == "leader" && leads(&self.persons[p]);
        // Those who spoke together before, those last named together in a sentence, or all there are: else it is a guess.
        let together =
            done.iter().rev().find(|(s, d)| s.start < head.start && d.speakers.len() == count).map(|(_, d)| {
                d.speakers
                    .iter()
                    .filter_map(|w| if let Referent::Person(p) = w { Some(*p) } else { None })
                    .collect::<Vec<_>>()
            });
        let mut by_sentence: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        for seen in self.seen.iter().filter(|s| s.at.start < head.start) {
            let Referent::Person(p) = seen.who else { continue };
            if !fitting(p) {
                continue;
            }
            let sentence = r.sentence_of(seen.at.start);
            match by_sentence.last_mut() {
                Some((s, all)) if *s == sentence => {
                    if !all.contains(&p) {
                        all.push(p);
                    }
                }
                _ => by_sentence.push((sentence, vec![p])),
            }
        }
        let mut all: Vec<usize> = by_sentence.iter().flat_map(|(_, p)| p.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let beside = by_sentence.iter().rev().map(|(_, p)| p.clone()).find(|p| p.len() == count);
        let Some(mut found) = together.filter(|t| t.len() == count).or((all.len() == count).then_some(all)).or(beside)
        else {
            return Some((vec![], ""));
        };
        found.sort_unstable();
        Some((found.into_iter().map(Referent::Person).collect(), "joint-role"))
    }

    /// The person a role stands for: learnt in the document, held by office, or the only one it can be.
    pub(super) fn role(&mut self, head: &Range<usize>) -> (Vec<Referent>, &'static str) {
        let r = self.r;
        let none = (vec![], "");
        let nations = self.nations;
        let table = self.tables.nations;
        let Some(role) = roles::read(r, head, nations, |n| table.code(n.nation)) else { return none };
        if role.head == "counterpart" {
            return self.counterpart(head, &role);
        }
        // Token of the last mention before, for each person of the text.
        let mut before: Vec<Option<usize>> = vec![None; self.persons.len()];
        for seen in self.seen.iter().filter(|seen| seen.at.start < head.start) {
            if let Referent::Person(p) = seen.who {
                before[p] = before[p].max(Some(seen.at.start));
            }
        }
        let plural = self.is_plural_role(head);
        if plural || r.pos(head.start) == Pos::Det && !r.is(head.start, "the") || r.pos(head.start) == Pos::Num {
            return none;
        }
        // A relative of somebody, unnamed: not the somebody.
        if role.possessive.is_some() && r.has(head.end - 1, Class::RELATIVE) {
            return none;
        }
        let mut ranked: Vec<(u32, usize, usize)> = (0..self.persons.len())
            .filter_map(|p| {
                let fit = fits(&self.persons[p], &role);
                // Introduced before, or in a headline's reach.
                (fit > 0).then(|| (fit, before[p].map_or(0, |at| at + 1), p))
            })
            .collect();
        // The surest fit; among equals the last one mentioned.
        ranked.sort_unstable();
        if let Some(&(fit, at, p)) = ranked.last() {
            let rival = ranked.iter().rev().nth(1).is_some_and(|&(f, a, _)| f == fit && a == at);
            if !rival {
                let rule = if self.persons[p].roles.iter().any(|l| l.title == role.title || l.head == role.head) {
                    "role-in-document"
                } else {
                    "office-at-date"
                };
                return (vec![Referent::Person(p)], rule);
            }
        }
        // An office whose holder the text does not name.
        if let Some(p) = self.holder(&role) {
            return (vec![Referent::Person(p)], "office-at-date");
        }
        // "the 81-year-old barber": the person the text is about, if there is only one.
        let common = !self.tables.offices.is_office_title(&role.title) && role.nation.is_none();
        let headline = r.region_of(head.start) == Region::Headline;
        if (common && role.definite && r.is(head.start, "the") || headline) && !role.former {
            let introduced: Vec<usize> = (0..before.len())
                .filter(|&p| before[p].is_some() || headline)
                .filter(|&p| self.persons[p].roles.is_empty() || headline)
                .collect();
            if let [p] = introduced[..] {
                return (vec![Referent::Person(p)], "only-person");
            }
        }
        none
    }

    /// A role by which the person was recognised is one that the text gives them.
    pub(super) fn learn_office(&mut self, p: usize, source: &Range<usize>) {
        let (nations, table) = (self.nations, self.tables.nations);
        let Some(role) = roles::read(self.r, source, nations, |n| table.code(n.nation)) else { return };
        let office =
            self.persons[p].known.as_ref().and_then(|k| k.offices.iter().find(|o| o.1.contains(&role.title.as_str())));
        let nation = role.nation.or(office.and_then(|o| o.0));
        if office.is_some() && self.persons[p].roles.iter().all(|l| l.title != role.title) {
            self.persons[p].roles.push(roles::Learned {
                title: role.title,
                head: role.head,
                nation,
                former: false,
                tokens: source.clone(),
            });
        }
    }

    /// "his Russian counterpart": who holds, for that nation, what the antecedent holds.
    fn counterpart(&mut self, head: &Range<usize>, role: &RolePhrase) -> (Vec<Referent>, &'static str) {
        let r = self.r;
        let antecedent = self.seen.iter().rev().filter(|s| s.at.start < head.start).find_map(|s| match s.who {
            Referent::Person(p) if role.nation.is_none_or(|n| self.nation_of(p) != Some(n)) => Some(p),
            _ => None,
        });
        let Some(antecedent) = antecedent else { return (vec![], "") };
        let Some(nation) = role.nation else { return (vec![], "") };
        let mut titles: Vec<String> = self.persons[antecedent].roles.iter().map(|l| l.title.clone()).collect();
        if let Some(known) = &self.persons[antecedent].known {
            titles.extend(known.offices.iter().flat_map(|o| o.1.iter().map(|t| (*t).to_owned())));
        }
        if leads(&self.persons[antecedent]) {
            titles.push("leader".to_owned());
        }
        let as_role = |title: &str| RolePhrase {
            title: title.to_owned(),
            head: title.rsplit(' ').next().unwrap_or("").to_owned(),
            nation: Some(nation),
            former: false,
            definite: true,
            possessive: None,
        };
        for title in &titles {
            let role = as_role(title);
            if let Some(p) = (0..self.persons.len()).find(|&p| {
                p != antecedent && fits(&self.persons[p], &role) > 0 && self.nation_of(p).is_none_or(|n| n == nation)
            }) {
                return (vec![Referent::Person(p)], "counterpart");
            }
        }
        for title in &titles {
            if let Some(p) = self.holder(&as_role(title)) {
                return (vec![Referent::Person(p)], "counterpart");
            }
        }
        // The other person with a role, if there is just one whose nation is not another.
        let others: Vec<usize> = (0..self.persons.len())
            .filter(|&p| {
                p != antecedent && !self.persons[p].roles.is_empty() && self.nation_of(p).is_none_or(|n| n == nation)
            })
            .filter(|&p| {
                self.seen.iter().any(|s| {
                    s.who == Referent::Person(p) && s.at.start < head.start
                        || s.who == Referent::Person(p) && r.is_mark(head.end, ',')
                })
            })
            .collect();
        if let [p] = others[..] {
            return (vec![Referent::Person(p)], "counterpart");
        }
        (vec![], "")
    }

    /// Nation that a person's role or office belongs to.
    fn nation_of(&self, p: usize) -> Option<&'static str> {
        let person = &self.persons[p];
        person
            .roles
            .iter()
            .find_map(|l| l.nation)
            .or_else(|| person.known.as_ref().and_then(|k| k.offices.first().and_then(|o| o.0)))
    }

    /// The holder of an office at the document's date, as a person of the document (added if the text does not name them).
    fn holder(&mut self, role: &RolePhrase) -> Option<usize> {
        let date = self.frame.date?;
        if role.former || !role.definite || role.possessive.is_some() {
            return None;
        }
        let nation = role.nation.or(self.frame.home)?;
        let holders = self.tables.offices.holders(nation, &role.title, date);
        let holder = *holders.first()?;
        if holders.iter().any(|h| h.name != holder.name) {
            return None;
        }
        if let Some(p) = self.persons.iter().position(|p| roles::is_known_as(p, holder.name)) {
            return Some(p);
        }
        let offices = self.tables.offices.offices_of_person(holder.name, date);
        self.persons.push(super::people::Person {
            words: fold(holder.name).split(' ').map(str::to_owned).collect(),
            suffix: None,
            tokens: 0..0,
            mentions: vec![],
            gender: holder.gender,
            roles: vec![],
            known: Some(roles::Known {
                name: holder.name,
                wikidata: holder.wikidata,
                gender: holder.gender,
                offices: offices.iter().map(|(o, _)| (o.nation, o.titles.clone(), o.leads)).collect(),
            }),
        });
        Some(self.persons.len() - 1)
    }
}

/// Heads a state or government, by the text or the table.
fn leads(person: &super::people::Person) -> bool {
    person
        .roles
        .iter()
        .any(|l| crate::lexicon::words::class_of(&l.head).has(Class::LEADS) && !l.former || l.title == "prime minister")
        || person.known.as_ref().is_some_and(|k| k.offices.iter().any(|o| o.2))
}
