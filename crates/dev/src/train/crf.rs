//! A conditional random field (Lafferty et al. 2001) over the labels of attribution, learnt with `AdaGrad` (Duchi et al.
//! 2011). Only sums, products, quotients and square roots, in one order, so that every machine gets the same weights.

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

/// How to train.
#[derive(Clone, Copy)]
pub(crate) struct Recipe {
    pub(crate) rows_log2: u32,
    pub(crate) epochs: usize,
    /// From this epoch on the weights count.
    pub(crate) settled: usize,
    pub(crate) rate: f32,
    /// What the first mistakes are divided by: the larger, the slower rare features learn.
    pub(crate) inertia: f32,
    /// Features seen less often weigh nothing.
    pub(crate) seen: u8,
}

/// The weights, a row a feature.
pub(crate) fn train(examples: &[Labelled], recipe: Recipe) -> Vec<[f32; LANES]> {
    let rows = 1_usize << recipe.rows_log2;
    let mask = rows - 1;
    let mut seen = vec![0_u8; rows];
    for &f in examples.iter().flat_map(|e| &e.features).flatten() {
        let n = &mut seen[f as usize & mask];
        *n = n.saturating_add(1);
    }
    let mut weights = vec![[0_f32; LANES]; rows];
    let mut squares = vec![[recipe.inertia; LANES]; rows];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(4);
    let mut known: Vec<Vec<usize>> = Vec::new();
    let mut sum = vec![[0_f32; LANES]; rows];
    for epoch in 0..recipe.epochs {
        dice.shuffle(&mut order);
        for &i in &order {
            let example = &examples[i];
            known.clear();
            known.extend(example.features.iter().map(|features| {
                features.iter().map(|&f| f as usize & mask).filter(|&f| seen[f] >= recipe.seen).collect()
            }));
            let scores: Vec<[f32; LANES]> = known
                .iter()
                .map(|features: &Vec<usize>| {
                    let mut sum = [0_f32; LANES];
                    for &f in features {
                        for lane in 0..LANES {
                            sum[lane] += weights[f][lane];
                        }
                    }
                    sum
                })
                .collect();
            let expected = pairs(&scores, &example.cue);
            let mut before = OUTSIDE;
            for ((features, mut slope), &gold) in known.iter().zip(expected).zip(&example.labels) {
                slope[before * LABELS + gold] -= 1.0;
                before = gold;
                for &f in features {
                    for lane in 0..LANES {
                        let g = slope[lane];
                        squares[f][lane] += g * g;
                        weights[f][lane] -= recipe.rate * g / squares[f][lane].sqrt();
                    }
                }
            }
        }
        // The mean of the later epochs: what the order of the examples does evens out.
        if epoch >= recipe.settled {
            let share = 1.0 / (recipe.epochs - recipe.settled) as f32;
            for (sum, row) in sum.iter_mut().zip(&weights) {
                for lane in 0..LANES {
                    sum[lane] += share * row[lane];
                }
            }
        }
    }
    sum
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

/// Squeezes weights into `i8`, in units of `step`.
pub(crate) fn quantise(weights: &[[f32; LANES]], step: f32) -> Vec<[i8; LANES]> {
    weights.iter().map(|row| row.map(|w| (w / step).round().clamp(-127.0, 127.0) as i8)).collect()
}
