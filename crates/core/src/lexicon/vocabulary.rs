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
    verb: Option<&'static Verb>,
}

impl Known {
    /// The cues that it may be, longest particle first; several where verb and noun look alike.
    pub fn cues(self) -> &'static [Cue] {
        self.verb.map_or(&[], |verb| &verb.cues)
    }

    /// The interactions that it may express.
    pub fn interactions(self) -> &'static [Interaction] {
        self.verb.map_or(&[], |verb| &verb.interactions)
    }
}

/// What is known of the few words that report or act.
#[derive(Debug, Default)]
struct Verb {
    cues: Vec<Cue>,
    interactions: Vec<Interaction>,
}

#[derive(Debug, Default)]
struct Entry {
    class: Class,
    verb: Verb,
}

/// What is known of a word, any case, with or without a final full stop.
pub fn known(form: &str) -> Known {
    known_by(form, hash_lower(form))
}

/// The same for a word whose hash in lower case ([`Word::lower`](crate::model::word::Word::lower)) is at hand.
pub fn known_by(form: &str, lower: u32) -> Known {
    let entry = VOCABULARY.get(form, lower);
    let class = entry.map(|entry| entry.class).filter(|&class| class != Class::NONE);
    // "Mr." is of the classes of "mr", but no verb ends with a full stop.
    let class = class.or_else(|| {
        let stem = form.strip_suffix('.')?;
        VOCABULARY.get(stem, hash_lower(stem)).map(|entry| entry.class)
    });
    let verb = entry.map(|entry| &entry.verb).filter(|v| !(v.cues.is_empty() && v.interactions.is_empty()));
    Known { class: class.unwrap_or_default(), verb }
}

/// A hash table with open addressing, never more than half full. Words that the text holds are hashed once for this table
/// and the models.
struct Vocabulary {
    entries: Vec<(&'static str, Entry)>,
    /// Hash and index into the entries, from 1; 0 where nothing is.
    slots: Vec<(u32, u32)>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut entries: BTreeMap<&'static str, Entry> = BTreeMap::new();
    for (word, class) in words::rows() {
        let entry = entries.entry(word).or_default();
        entry.class = entry.class | class;
    }
    for (form, cue) in cues::rows() {
        entries.entry(form).or_default().verb.cues.push(cue);
    }
    for (form, interaction) in interactions::rows() {
        entries.entry(form).or_default().verb.interactions.push(interaction);
    }
    for entry in entries.values_mut() {
        cues::sort(&mut entry.verb.cues);
    }
    Vocabulary::new(entries.into_iter().collect())
});

impl Vocabulary {
    fn new(entries: Vec<(&'static str, Entry)>) -> Self {
        let mut slots = vec![(0, 0); (entries.len() * 2 + 1).next_power_of_two()];
        let mask = slots.len() - 1;
        for (index, (word, _)) in (1..).zip(&entries) {
            let hash = hash_lower(word);
            let mut at = slot_of(hash) & mask;
            while slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash, index);
        }
        Self { entries, slots }
    }

    fn get(&self, form: &str, lower: u32) -> Option<&Entry> {
        let mask = self.slots.len() - 1;
        let mut at = slot_of(lower) & mask;
        loop {
            let (hash, index) = self.slots[at];
            let (word, entry) = self.entries.get((index as usize).checked_sub(1)?)?;
            if hash == lower && word.eq_ignore_ascii_case(form) {
                return Some(entry);
            }
            at = (at + 1) & mask;
        }
    }
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
