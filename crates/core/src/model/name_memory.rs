//! What a document tells about a word, gathered over all places where it stands with a capital letter.

/// Bits of [`Entry::traces`].
pub mod trace {
    /// Behind an honorific or a role.
    pub const AFTER_TITLE: u32 = 1;
    /// Before a word that reports speech.
    pub const BEFORE_CUE: u32 = 1 << 1;
    /// Behind a given name.
    pub const AFTER_GIVEN: u32 = 1 << 2;
    /// Before "Ministry", "Inc".
    pub const BEFORE_ORG_HEAD: u32 = 1 << 3;
    /// Last of several capitalised words.
    pub const LAST: u32 = 1 << 4;
    /// First of several capitalised words.
    pub const FIRST: u32 = 1 << 5;
    /// The only one, inside a sentence.
    pub const ALONE: u32 = 1 << 6;
    /// Behind "the".
    pub const AFTER_DETERMINER: u32 = 1 << 7;
    /// Behind "in", "from".
    pub const AFTER_PREPOSITION: u32 = 1 << 8;
    /// Before a finite verb.
    pub const BEFORE_VERB: u32 = 1 << 9;
    /// Before a noun.
    pub const BEFORE_NOUN: u32 = 1 << 10;
    /// Also in lower case.
    pub const LOWER_CASE: u32 = 1 << 11;
    /// Behind "and".
    pub const AFTER_CONJUNCTION: u32 = 1 << 12;
    /// How many there are.
    pub const COUNT: u32 = 13;
}

/// What is remembered of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    key: u32,
    /// Bits of [`trace`], of all places together.
    pub traces: u32,
    /// The capitalised word before it, where one was first seen; else 0.
    pub previous: u32,
    /// The capitalised word behind it, where one was first seen; else 0.
    pub next: u32,
    /// How often it was seen.
    pub count: u32,
}

/// A small hash table: open addressing, never more than half full.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    slots: Vec<Entry>,
}

impl Memory {
    /// Room for so many words.
    pub fn with_capacity(words: usize) -> Self {
        Self { slots: vec![Entry::default(); (words * 2 + 2).next_power_of_two()] }
    }

    /// Adds what one place tells.
    pub fn add(&mut self, key: u32, traces: u32, previous: u32, next: u32) {
        let Some(slot) = self.find(key) else { return };
        let entry = &mut self.slots[slot];
        entry.key = key | 1;
        entry.traces |= traces;
        entry.previous = if entry.previous == 0 { previous } else { entry.previous };
        entry.next = if entry.next == 0 { next } else { entry.next };
        entry.count += 1;
    }

    /// Adds traces to a word that is there already.
    pub fn mark(&mut self, key: u32, traces: u32) {
        if let Some(slot) = self.find(key)
            && self.slots[slot].key != 0
        {
            self.slots[slot].traces |= traces;
        }
    }

    /// What is remembered of a word; nothing if it was never added.
    pub fn get(&self, key: u32) -> Entry {
        self.find(key).map(|slot| self.slots[slot]).unwrap_or_default()
    }

    /// The word's slot, or the empty one where it belongs.
    fn find(&self, key: u32) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = (key.wrapping_mul(0x9E37_79B1) >> 8) as usize & mask;
        for _ in 0..=mask {
            if self.slots[slot].key == 0 || self.slots[slot].key == key | 1 {
                return Some(slot);
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_add_up_and_the_first_neighbour_stays() {
        let mut memory = Memory::with_capacity(2);
        memory.add(8, trace::ALONE, 0, 0);
        memory.add(8, trace::LAST, 5, 0);
        memory.add(8, trace::LAST, 6, 7);
        memory.mark(8, trace::LOWER_CASE);
        memory.mark(10, trace::LOWER_CASE);
        let entry = memory.get(8);
        assert_eq!(entry.traces, trace::ALONE | trace::LAST | trace::LOWER_CASE);
        assert_eq!((entry.previous, entry.next, entry.count), (5, 7, 3));
        assert_eq!(memory.get(10), Entry::default());
        assert_eq!(Memory::default().get(8), Entry::default());
    }
}
