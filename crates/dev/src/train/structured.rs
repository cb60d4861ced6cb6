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
    pub(crate) fn train<const F: usize>(examples: &[Example<F>], recipe: Recipe) -> Self {
        let mut learner = Self { emissions: Averaged::new(recipe.rows_log2), transitions: Averaged::new(3), recipe };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut dice = Dice(2);
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

    /// The averaged weights, the largest being 127, and the transitions in the same unit.
    pub(crate) fn scaled(&self) -> (Vec<[i8; LABELS]>, Vec<i16>) {
        let (rows, unit) = quantise(&self.emissions.averaged(), 20_000);
        let limits = (i64::from(i16::MIN), i64::from(i16::MAX));
        let transitions = self.transitions.averaged();
        let extra = transitions.iter().flatten().map(|w| scaled(*w, unit).clamp(limits.0, limits.1) as i16).collect();
        (rows, extra)
    }
}
