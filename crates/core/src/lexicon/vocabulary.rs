//! What the tables of words know of a word, found at one stroke: its classes, what it reports, how it acts.

use super::cues::{self, Cue};
use super::interactions::{self, Interaction};
use super::words::{self, Class};
use crate::model::word::hash_lower;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What is known of one word. Small: one is kept for every token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Its classes.
    pub class: Class,
    /// Index into the verbs; the first is none.
    verb: u16,
}

impl Known {
    /// The cues that it may be, longest particle first; several where verb and noun look alike.
    pub fn cues(self) -> &'static [Cue] {
        if self.verb == 0 { &[] } else { &VOCABULARY.verbs[usize::from(self.verb)].cues }
    }

    /// The interactions that it may express.
    pub fn interactions(self) -> &'static [Interaction] {
        if self.verb == 0 { &[] } else { &VOCABULARY.verbs[usize::from(self.verb)].interactions }
    }
}

/// What is known of the few words that report or act.
#[derive(Debug, Default)]
struct Verb {
    cues: Vec<Cue>,
    interactions: Vec<Interaction>,
}

/// What is known of a word, any case, with or without a final full stop.
pub fn known(form: &str) -> Known {
    known_by(form, hash_lower(form))
}

/// The same for a word whose hash in lower case ([`Word::lower`](crate::model::word::Word::lower)) is at hand.
pub fn known_by(form: &str, lower: u32) -> Known {
    let mut known = VOCABULARY.get(form, lower);
    // "Mr." is of the classes of "mr", but no verb ends with a full stop.
    if known.class == Class::NONE
        && let Some(stem) = form.strip_suffix('.')
    {
        known.class = VOCABULARY.get(stem, hash_lower(stem)).class;
    }
    known
}

/// A hash table with open addressing, never more than half full. Words that the text holds are hashed once for this table
/// and the models.
struct Vocabulary {
    entries: Vec<(&'static str, Known)>,
    verbs: Vec<Verb>,
    /// Half of the hash, and the index into the entries, from 1; 0 where nothing is. Small, to stay in the cache.
    slots: Vec<(u16, u16)>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut entries: BTreeMap<&'static str, (Class, Verb)> = BTreeMap::new();
    for (word, class) in words::rows() {
        let entry = entries.entry(word).or_default();
        entry.0 = entry.0 | class;
    }
    for (form, cue) in cues::rows() {
        entries.entry(form).or_default().1.cues.push(cue);
    }
    for (form, interaction) in interactions::rows() {
        entries.entry(form).or_default().1.interactions.push(interaction);
    }
    let mut vocabulary = Vocabulary { entries: vec![], verbs: vec![Verb::default()], slots: vec![] };
    for (word, (class, mut verb)) in entries {
        let mut known = Known { class, verb: 0 };
        if !(verb.cues.is_empty() && verb.interactions.is_empty()) {
            cues::sort(&mut verb.cues);
            known.verb = vocabulary.verbs.len() as u16;
            vocabulary.verbs.push(verb);
        }
        vocabulary.entries.push((word, known));
    }
    vocabulary.index();
    vocabulary
});

impl Vocabulary {
    fn index(&mut self) {
        self.slots = vec![(0, 0); (self.entries.len() * 2 + 1).next_power_of_two()];
        let mask = self.slots.len() - 1;
        for (index, (word, _)) in (1..).zip(&self.entries) {
            let hash = hash_lower(word);
            let mut at = slot_of(hash) & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = (tag_of(hash), index);
        }
    }

    /// What is known of a word; of others nothing.
    fn get(&self, form: &str, lower: u32) -> Known {
        let mask = self.slots.len() - 1;
        let mut at = slot_of(lower) & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return Known::default(),
                (tag, index) if tag == tag_of(lower) => {
                    let (word, known) = self.entries[usize::from(index) - 1];
                    // "don’t" is found as "don't".
                    if word.eq_ignore_ascii_case(form)
                        || form.contains('’') && word.eq_ignore_ascii_case(&form.replace('’', "'"))
                    {
                        return known;
                    }
                }
                _ => {}
            }
            at = (at + 1) & mask;
        }
    }
}

fn tag_of(hash: u32) -> u16 {
    (hash >> 16) as u16
}

fn slot_of(hash: u32) -> usize {
    (hash.wrapping_mul(0x9E37_79B1) >> 12) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_asked_at_once() {
        let met = known("Met");
        assert_eq!(met.interactions()[0].predicate, "met");
        assert!(known("SAID").cues()[0].lemma == "say" && known("said.").cues().is_empty());
        assert!(known("Mr.").class.has(Class::HONORIFIC) && known("señora").class.has(Class::FEMININE));
        assert!(known("Señora").class.has(Class::FEMININE));
        let nothing = known("xqzy.");
        assert!(nothing.class == Class::NONE && nothing.cues().is_empty() && nothing.interactions().is_empty());
    }
}
