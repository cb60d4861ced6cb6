//! The averaged perceptron: whole numbers only, so that every machine gets the same weights.

/// Weights of `L` classes in training, with the running sum that the average is taken from.
pub(crate) struct Averaged<const L: usize> {
    weights: Vec<[i32; L]>,
    /// Sum over updates of update × step.
    moments: Vec<[i64; L]>,
    step: i64,
    mask: usize,
}

impl<const L: usize> Averaged<L> {
    /// With 2^`rows_log2` rows of zeros.
    pub(crate) fn new(rows_log2: u32) -> Self {
        let rows = 1 << rows_log2;
        Self { weights: vec![[0; L]; rows], moments: vec![[0; L]; rows], step: 1, mask: rows - 1 }
    }

    /// The sum of the features' weights.
    pub(crate) fn score(&self, features: &[u32]) -> [i32; L] {
        let mut sum = [0; L];
        for &feature in features {
            let row = &self.weights[feature as usize & self.mask];
            for lane in 0..L {
                sum[lane] += row[lane];
            }
        }
        sum
    }

    /// Adds `by` to a class's weight of each feature.
    pub(crate) fn update(&mut self, features: &[u32], class: usize, by: i32) {
        for &feature in features {
            let row = feature as usize & self.mask;
            self.weights[row][class] += by;
            self.moments[row][class] += i64::from(by) * self.step;
        }
    }

    /// One example is done.
    pub(crate) fn advance(&mut self) {
        self.step += 1;
    }

    /// The averaged weights, times the number of steps.
    pub(crate) fn averaged(&self) -> Vec<[i64; L]> {
        self.weights
            .iter()
            .zip(&self.moments)
            .map(|(weights, moments)| std::array::from_fn(|lane| i64::from(weights[lane]) * self.step - moments[lane]))
            .collect()
    }
}

/// Squeezes weights into `i8`: the largest one in `1 / clipped` becomes 127, larger ones are cut off.
pub(crate) fn quantise<const L: usize>(weights: &[[i64; L]], clipped: usize) -> (Vec<[i8; L]>, i64) {
    let mut sizes: Vec<i64> = weights.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let unit = sizes.get(sizes.len() / clipped).copied().unwrap_or(127).max(127);
    let rows = weights.iter().map(|row| row.map(|w| scaled(w, unit).clamp(-127, 127) as i8)).collect();
    (rows, unit)
}

/// `weight` in units of `unit / 127`, rounded half away from zero.
pub(crate) fn scaled(weight: i64, unit: i64) -> i64 {
    let doubled = i128::from(weight) * 254 / i128::from(unit);
    doubled.midpoint(doubled.signum()) as i64
}

/// Numbers that look random and are the same each time (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ (x >> 31)) % limit.max(1) as u64) as usize
    }

    /// Puts a list in another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}
