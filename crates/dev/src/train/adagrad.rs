//! Weights that learn by `AdaGrad` (Duchi et al. 2011): the more a weight was moved, the less it moves. Only sums,
//! products, quotients and square roots, in one order, so that every machine gets the same weights.

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

/// A row of `L` weights a feature, in training.
pub(crate) struct Weights<const L: usize> {
    recipe: Recipe,
    seen: Vec<u8>,
    rows: Vec<[f32; L]>,
    squares: Vec<[f32; L]>,
    /// The mean of the later epochs.
    mean: Vec<[f32; L]>,
}

impl<const L: usize> Weights<L> {
    /// Zeros, for examples with these features.
    pub(crate) fn new<'f>(recipe: Recipe, features: impl Iterator<Item = &'f u32>) -> Self {
        let rows = 1_usize << recipe.rows_log2;
        let mut seen = vec![0_u8; rows];
        for &feature in features {
            let n = &mut seen[feature as usize & (rows - 1)];
            *n = n.saturating_add(1);
        }
        let zeros = vec![[0.0; L]; rows];
        Self { recipe, seen, rows: zeros.clone(), squares: vec![[recipe.inertia; L]; rows], mean: zeros }
    }

    /// The rows of those features that were seen often enough.
    pub(crate) fn known(&self, features: &[u32]) -> Vec<usize> {
        let mask = self.rows.len() - 1;
        features.iter().map(|&f| f as usize & mask).filter(|&row| self.seen[row] >= self.recipe.seen).collect()
    }

    /// The sum of some rows.
    pub(crate) fn score(&self, rows: &[usize]) -> [f32; L] {
        let mut sum = [0.0; L];
        for &row in rows {
            for lane in 0..L {
                sum[lane] += self.rows[row][lane];
            }
        }
        sum
    }

    /// Moves some rows against the slope of what is to become small.
    pub(crate) fn descend(&mut self, rows: &[usize], slope: &[f32; L]) {
        for &row in rows {
            for (lane, g) in slope.iter().enumerate() {
                self.squares[row][lane] += g * g;
                self.rows[row][lane] -= self.recipe.rate * g / self.squares[row][lane].sqrt();
            }
        }
    }

    /// An epoch is over. The mean of the later ones evens out what the order of the examples does.
    pub(crate) fn settle(&mut self, epoch: usize) {
        if epoch < self.recipe.settled {
            return;
        }
        let share = 1.0 / (self.recipe.epochs - self.recipe.settled) as f32;
        for (mean, row) in self.mean.iter_mut().zip(&self.rows) {
            for lane in 0..L {
                mean[lane] += share * row[lane];
            }
        }
    }

    /// What was learnt, as `i8` in units of `step`.
    pub(crate) fn quantised(&self, step: f32) -> Vec<[i8; L]> {
        self.mean.iter().map(|row| row.map(|w| (w / step).round().clamp(-127.0, 127.0) as i8)).collect()
    }
}
