//! Logistic regression over hashed features, learnt with `AdaGrad` (Duchi et al. 2011). Only sums, products, quotients and
//! square roots, in one order, so that every machine gets the same weights.

use super::perceptron::Dice;

/// How to train.
#[derive(Clone, Copy)]
pub(crate) struct Recipe {
    pub(crate) rows_log2: u32,
    pub(crate) epochs: usize,
    /// From this epoch on the weights count.
    pub(crate) settled: usize,
    pub(crate) rate: f32,
    /// Features seen in fewer examples weigh nothing.
    pub(crate) seen: u8,
}

/// The weights, one a row.
pub(crate) fn train(examples: &[(Vec<u32>, bool)], recipe: Recipe) -> Vec<f32> {
    let rows = 1_usize << recipe.rows_log2;
    let mask = rows - 1;
    let mut seen = vec![0_u8; rows];
    for (features, _) in examples {
        for &f in features {
            let n = &mut seen[f as usize & mask];
            *n = n.saturating_add(1);
        }
    }
    let mut weights = vec![0_f32; rows];
    let mut squares = vec![1_f32; rows];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(3);
    let mut sum = vec![0_f32; rows];
    for epoch in 0..recipe.epochs {
        dice.shuffle(&mut order);
        for &i in &order {
            let (features, truth) = &examples[i];
            let known = || features.iter().map(|&f| f as usize & mask).filter(|&f| seen[f] >= recipe.seen);
            let score: f32 = known().map(|f| weights[f]).sum();
            let slope = probability(score) - if *truth { 1.0 } else { 0.0 };
            for f in known() {
                squares[f] += slope * slope;
                weights[f] -= recipe.rate * slope / squares[f].sqrt();
            }
        }
        // The mean of the later epochs: what the order of the examples does evens out.
        if epoch >= recipe.settled {
            let share = 1.0 / (recipe.epochs - recipe.settled) as f32;
            sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += share * weight);
        }
    }
    sum
}

/// The logistic function; e^x as (1 + x / 1024)^1024, exact enough and the same everywhere.
fn probability(score: f32) -> f32 {
    let mut power = 1.0 + score.clamp(-20.0, 20.0).abs() / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    if score > 0.0 { power / (1.0 + power) } else { 1.0 / (1.0 + power) }
}

/// Squeezes weights into `i8`, in units of `step`.
pub(crate) fn quantise(weights: &[f32], step: f32) -> Vec<[i8; 1]> {
    weights.iter().map(|w| [(w / step).round().clamp(-127.0, 127.0) as i8]).collect()
}
