//! A structured averaged perceptron: it decodes whole stretches, and mends the weights where the best path is wrong.

use super::perceptron::{Averaged, Dice, quantise, scaled};
use whosaid::model::name_decode::{LABELS, OUTSIDE, Steps, Transitions, decode};

/// A stretch of tokens: features and gold label of each.
pub(crate) struct Example<const F: usize> {
    pub(crate) features: Vec<[u32; F]>,
    pub(crate) labels: Vec<usize>,
}

/// How to train.
#[derive(Clone, Copy)]
pub(crate) struct Recipe {
    pub(crate) rows_log2: u32,
    pub(crate) epochs: usize,
    /// Head start of every wrong label.
    pub(crate) margin: i32,
    /// How much a mistake moves a weight.
    pub(crate) step: i32,
}

/// Weights in training: a row a feature, and one for each label's successor.
pub(crate) struct Learner {
    emissions: Averaged<LABELS>,
    transitions: Averaged<LABELS>,
    recipe: Recipe,
}

impl Learner {
    /// Trains on all examples.
    pub(crate) fn train<const F: usize>(examples: &[Example<F>], recipe: Recipe, seed: u64) -> Self {
        let mut learner = Self { emissions: Averaged::new(recipe.rows_log2), transitions: Averaged::new(3), recipe };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut dice = Dice(seed);
        for _ in 0..recipe.epochs {
            dice.shuffle(&mut order);
            for &i in &order {
                learner.learn(&examples[i]);
            }
        }
        learner
    }

    fn learn<const F: usize>(&mut self, example: &Example<F>) {
        let score = |(features, gold): (&[u32; F], &usize)| {
            let mut sums = self.emissions.score(features);
            (0..LABELS).filter(|label| label != gold).for_each(|label| sums[label] += self.recipe.margin);
            sums
        };
        let scores: Vec<_> = example.features.iter().zip(&example.labels).map(score).collect();
        let transitions: Transitions = std::array::from_fn(|from| self.transitions.score(&[from as u32]));
        let (mut guess, mut margins) = (vec![], vec![]);
        decode(&scores, &Steps::new(&transitions), &mut guess, &mut margins);
        let (mut gold_before, mut guess_before) = (OUTSIDE, OUTSIDE);
        let step = self.recipe.step;
        for ((features, &gold), &guess) in example.features.iter().zip(&example.labels).zip(&guess) {
            if gold != guess {
                self.emissions.update(features, gold, step);
                self.emissions.update(features, guess, -step);
            }
            if (gold_before, gold) != (guess_before, guess) {
                self.transitions.update(&[gold_before as u32], gold, step);
                self.transitions.update(&[guess_before as u32], guess, -step);
            }
            (gold_before, guess_before) = (gold, guess);
        }
        self.emissions.advance();
        self.transitions.advance();
    }

    /// The averaged weights and transitions, in a unit that is the same for all learners of the same examples.
    fn averaged(&self) -> (Vec<[i64; LABELS]>, Vec<[i64; LABELS]>) {
        (self.emissions.averaged(), self.transitions.averaged())
    }
}

/// Learners that saw the examples in other orders, added up: as quick to use as one, and less given to chance.
pub(crate) fn train_together<const F: usize>(
    examples: &[Example<F>],
    recipe: Recipe,
    learners: u64,
) -> (Vec<[i8; LABELS]>, Vec<i16>) {
    let mut sum: (Vec<[i64; LABELS]>, Vec<[i64; LABELS]>) = (vec![], vec![]);
    for seed in 0..learners {
        let (rows, transitions) = Learner::train(examples, recipe, 2 + seed).averaged();
        sum = if seed == 0 { (rows, transitions) } else { (added(sum.0, &rows), added(sum.1, &transitions)) };
    }
    let (rows, unit) = quantise(&sum.0, 20_000);
    let limits = (i64::from(i16::MIN), i64::from(i16::MAX));
    let extra = sum.1.iter().flatten().map(|w| scaled(*w, unit).clamp(limits.0, limits.1) as i16).collect();
    (rows, extra)
}

fn added(mut to: Vec<[i64; LABELS]>, more: &[[i64; LABELS]]) -> Vec<[i64; LABELS]> {
    for (row, other) in to.iter_mut().zip(more) {
        for (weight, other) in row.iter_mut().zip(other) {
            *weight += other;
        }
    }
    to
}
