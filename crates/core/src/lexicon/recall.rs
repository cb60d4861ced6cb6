//! What was looked up before: news names the same people over and over.

use std::sync::atomic::{AtomicU64, Ordering};

/// How many answers are kept.
const SLOTS: usize = 1 << 12;
/// Bits of an answer.
const ANSWER: u32 = 24;

/// A small cache of answers to look-ups that are a function of the word alone, shared by all threads. A slot holds an
/// answer with the rest of its word's hash; together with the slot's number 52 bits tell words apart.
#[derive(Debug)]
pub(super) struct Recall {
    slots: [AtomicU64; SLOTS],
}

impl Recall {
    /// Nothing known yet.
    #[expect(clippy::large_stack_arrays, reason = "made for statics only, which lie on no stack")]
    pub(super) const fn new() -> Self {
        Self { slots: [const { AtomicU64::new(0) }; SLOTS] }
    }

    /// The answer for a word, looked up only if it is not known. Answers are smaller than 2²⁴ - 1.
    pub(super) fn of(&self, word: &str, look_up: impl FnOnce() -> Option<u32>) -> Option<u32> {
        let hash = hash(word);
        let slot = &self.slots[hash as usize % SLOTS];
        let kept = slot.load(Ordering::Relaxed);
        let mask = (1 << ANSWER) - 1;
        // 0 is kept nowhere: an answer is one more than it is, and 1 stands for none.
        if kept != 0 && kept & !mask == hash & !mask {
            return (kept & mask).checked_sub(2).map(|answer| answer as u32);
        }
        let answer = look_up();
        slot.store(hash & !mask | answer.map_or(1, |answer| u64::from(answer) + 2), Ordering::Relaxed);
        answer
    }
}

fn hash(word: &str) -> u64 {
    let mixed = word.bytes().fold(0xCBF2_9CE4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3));
    mixed ^ mixed >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_time_nothing_is_looked_up() {
        let recall = Recall::new();
        for (word, answer) in [("Ana", Some(0)), ("Bo", None), ("Cy", Some((1 << ANSWER) - 3))] {
            assert_eq!(recall.of(word, || answer), answer);
            assert_eq!(recall.of(word, || panic!("known already")), answer);
        }
    }
}
