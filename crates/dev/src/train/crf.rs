//! A conditional random field (Lafferty et al. 2001) over the labels of attribution.

use super::adagrad::{Recipe, Weights};
use super::perceptron::Dice;
use std::ops::Range;
use whosaid::attribution::labels::{LABELS, LANES, OUTSIDE, allowed};

/// A sentence seen from one cue: features and gold label of each token.
pub(crate) struct Labelled {
    /// The tokens of the cue.
    pub(crate) cue: Range<usize>,
    pub(crate) features: Vec<Vec<u32>>,
    pub(crate) labels: Vec<usize>,
}

/// The weights, a row a feature.
pub(crate) fn train(examples: &[Labelled], recipe: Recipe) -> Weights<LANES> {
    let mut weights = Weights::new(recipe, examples.iter().flat_map(|e| &e.features).flatten());
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(4);
    for epoch in 0..recipe.epochs {
        dice.shuffle(&mut order);
        for &i in &order {
            let example = &examples[i];
            let known: Vec<Vec<usize>> = example.features.iter().map(|features| weights.known(features)).collect();
            let scores: Vec<[f32; LANES]> = known.iter().map(|rows| weights.score(rows)).collect();
            let expected = pairs(&scores, &example.cue);
            let mut before = OUTSIDE;
            for ((rows, mut slope), &gold) in known.iter().zip(expected).zip(&example.labels) {
                slope[before * LABELS + gold] -= 1.0;
                before = gold;
                weights.descend(rows, &slope);
            }
        }
        weights.settle(epoch);
    }
    weights
}

/// How likely each pair of labels is at each token (forward and backward sums, scaled token by token).
fn pairs(scores: &[[f32; LANES]], cue: &Range<usize>) -> Vec<[f32; LANES]> {
    let mut potentials: Vec<[f32; LANES]> = Vec::with_capacity(scores.len());
    for (t, row) in scores.iter().enumerate() {
        let top = row.iter().fold(f32::MIN, |a, b| a.max(*b));
        potentials.push(std::array::from_fn(|lane| {
            if allowed(lane / LABELS, lane % LABELS, cue.contains(&t)) { exp(row[lane] - top) } else { 0.0 }
        }));
    }
    let mut forward: Vec<[f32; LABELS]> = Vec::with_capacity(scores.len());
    let mut last: [f32; LABELS] = std::array::from_fn(|l| if l == OUTSIDE { 1.0 } else { 0.0 });
    for row in &potentials {
        last = scaled(std::array::from_fn(|to| (0..LABELS).map(|from| last[from] * row[from * LABELS + to]).sum()));
        forward.push(last);
    }
    let mut out = vec![[0_f32; LANES]; scores.len()];
    let mut behind = [1_f32; LABELS];
    for t in (0..scores.len()).rev() {
        let before: [f32; LABELS] =
            if t == 0 { std::array::from_fn(|l| if l == OUTSIDE { 1.0 } else { 0.0 }) } else { forward[t - 1] };
        let row = &potentials[t];
        let mut all = 0.0;
        for lane in 0..LANES {
            out[t][lane] = before[lane / LABELS] * row[lane] * behind[lane % LABELS];
            all += out[t][lane];
        }
        for p in &mut out[t] {
            *p /= all.max(f32::MIN_POSITIVE);
        }
        behind = scaled(std::array::from_fn(|from| (0..LABELS).map(|to| row[from * LABELS + to] * behind[to]).sum()));
    }
    out
}

fn scaled(mut row: [f32; LABELS]) -> [f32; LABELS] {
    let sum: f32 = row.iter().sum();
    for value in &mut row {
        *value /= sum.max(f32::MIN_POSITIVE);
    }
    row
}

/// e^x for x ≤ 0 as (1 + x / 1024 + …)^1024: exact enough and the same everywhere.
fn exp(x: f32) -> f32 {
    let x = x.max(-60.0) / 1024.0;
    let mut power = 1.0 + x + x * x / 2.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}

/// The scores of each token's pairs of labels.
pub(crate) fn scores(rows: &[[i8; LANES]], tokens: &[Vec<u32>]) -> Vec<[i32; LANES]> {
    let row = |&f: &u32| &rows[f as usize & (rows.len() - 1)];
    let sum = |features: &Vec<u32>| {
        features
            .iter()
            .map(row)
            .fold([0; LANES], |sum, row| std::array::from_fn(|lane| sum[lane] + i32::from(row[lane])))
    };
    tokens.iter().map(sum).collect()
}
