//! Which predicted quotation answers to which of gold.

use crate::page::Tokens;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A gold and a predicted quotation, by their positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
    pub(crate) overlap: Overlap,
}

/// How many words two quotations share, of those that either has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overlap {
    shared: usize,
    all: usize,
}

impl Overlap {
    /// Half of the words or more.
    pub(crate) fn is_found(self) -> bool {
        2 * self.shared >= self.all
    }

    /// The same words.
    pub(crate) fn is_exact(self) -> bool {
        self.shared == self.all
    }

    /// For sorting: two overlaps that are the same fraction give the same number.
    fn share(self) -> f64 {
        self.shared as f64 / self.all as f64
    }
}

/// Pairs one to one, the largest overlap first; of equal ones, gold that is not optional, then whichever stands first.
pub(crate) fn pair(gold: &[(Tokens, bool)], predicted: &[Tokens]) -> Vec<Pair> {
    let mut with_word: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for (j, tokens) in predicted.iter().enumerate() {
        for &word in tokens {
            with_word.entry(word).or_default().push(j);
        }
    }
    let mut candidates = vec![];
    for (i, (tokens, _)) in gold.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for &j in tokens.iter().filter_map(|word| with_word.get(word)).flatten() {
            *shared.entry(j).or_default() += 1;
        }
        candidates.extend(shared.into_iter().map(|(j, shared)| {
            let all = tokens.len() + predicted[j].len() - shared;
            Pair { gold: i, predicted: j, overlap: Overlap { shared, all } }
        }));
    }
    // Stable: within equal keys the order is that of gold, then of the prediction.
    let rank = |pair: &Pair| (Reverse(pair.overlap.share()), gold[pair.gold].1);
    candidates.sort_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal));
    let (mut gold_taken, mut predicted_taken) = (BTreeSet::new(), BTreeSet::new());
    candidates.retain(|pair| {
        let free = !gold_taken.contains(&pair.gold) && !predicted_taken.contains(&pair.predicted);
        if free {
            gold_taken.insert(pair.gold);
            predicted_taken.insert(pair.predicted);
        }
        free
    });
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one letter each, from first to last.
    fn words(range: std::ops::Range<u32>) -> Tokens {
        range.map(|i| (2 * i, 2 * i + 1)).collect()
    }

    fn pairs(gold: &[(Tokens, bool)], predicted: &[Tokens]) -> Vec<(usize, usize)> {
        pair(gold, predicted).iter().map(|pair| (pair.gold, pair.predicted)).collect()
    }

    #[test]
    fn the_best_overlap_comes_first() {
        let gold = [(words(0..4), false), (words(0..2), false)];
        assert_eq!(pairs(&gold, &[words(0..2), words(0..3)]), [(1, 0), (0, 1)]);
        assert_eq!(pairs(&gold, &[words(9..12)]), []);
    }

    #[test]
    fn of_equals_the_one_that_counts_then_the_first() {
        assert_eq!(pairs(&[(words(0..2), true), (words(0..2), false)], &[words(0..2)]), [(1, 0)]);
        assert_eq!(pairs(&[(words(0..2), false)], &[words(0..2), words(0..2)]), [(0, 0)]);
    }

    #[test]
    fn half_is_found_and_all_is_exact() {
        let overlap = |predicted| pair(&[(words(0..4), false)], &[predicted])[0].overlap;
        assert!(overlap(words(0..2)).is_found() && !overlap(words(0..1)).is_found());
        assert!(overlap(words(0..4)).is_exact() && !overlap(words(0..5)).is_exact());
    }
}
