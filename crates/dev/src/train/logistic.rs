//! Logistic regression over hashed features.

use super::adagrad::{Recipe, Weights};
use super::perceptron::Dice;

/// The weights, one a feature.
pub(crate) fn train(examples: &[(Vec<u32>, bool)], recipe: Recipe) -> Weights<1> {
    let mut weights = Weights::new(recipe, examples.iter().flat_map(|(features, _)| features));
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(3);
    for epoch in 0..recipe.epochs {
        dice.shuffle(&mut order);
        for &i in &order {
            let (features, truth) = &examples[i];
            let rows = weights.known(features);
            let slope = probability(weights.score(&rows)[0]) - if *truth { 1.0 } else { 0.0 };
            weights.descend(&rows, &[slope]);
        }
        weights.settle(epoch);
    }
    weights
}

/// The logistic function; e^x as (1 + x / 1024)^1024, exact enough and the same everywhere.
fn probability(score: f32) -> f32 {
    let mut power = 1.0 + score.clamp(-20.0, 20.0).abs() / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    if score > 0.0 { power / (1.0 + power) } else { 1.0 / (1.0 + power) }
}
