//! Is a quotation of confidence 0.9 right nine times out of ten?

use crate::figures::{Count, Rates, rounded};
use crate::parts::Part;
use crate::quotations::Quotations;
use serde::Serialize;
use std::collections::BTreeMap;

/// Bins of equal width.
const BINS: usize = 10;

/// Twentieths: the least confidences that are tried, 0.5 to 0.95.
const THRESHOLDS: std::ops::Range<u8> = 10..20;

/// How far confidences can be believed, of all quotations and of each kind. A predicted quotation is right when it is
/// attributed; one that is paired with an optional one, and one without a confidence, is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Calibration {
    /// By part.
    pub parts: BTreeMap<Part, Reliability>,
}

/// How far the confidences of a part can be believed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// Quotations with a confidence.
    pub predicted: usize,
    /// Expected calibration error in percentage points: how far confidence and the share that is right are apart, on
    /// average over the bins, each weighted by its quotations.
    pub error: f64,
    /// Those bins that are not empty, from unsure to sure.
    pub bins: Vec<Bin>,
    /// What attributing would be if unsure quotations were left out.
    pub thresholds: Vec<Threshold>,
}

/// Quotations of about the same confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// Least confidence.
    pub from: f64,
    /// Where the next bin begins; the last holds 1 too.
    pub to: f64,
    /// How many.
    pub predicted: usize,
    /// Their mean confidence in percent.
    pub confidence: f64,
    /// How many of them are right, in percent.
    pub right: f64,
}

/// Attributed quotations of at least some confidence. Pairs are those of the whole prediction.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Threshold {
    /// Least confidence.
    pub at: f64,
    /// How good they are.
    #[serde(flatten)]
    pub rates: Rates,
}

/// What is known of one part's quotations.
#[derive(Default)]
struct Gathered {
    /// Confidence of each predicted one, and whether it is right.
    predicted: Vec<(f64, bool)>,
    /// Of each gold one, the confidence it was attributed with.
    gold: Vec<Option<f64>>,
}

impl Calibration {
    pub(crate) fn of<'q, 'a: 'q>(documents: impl Iterator<Item = &'q Quotations<'a>>) -> Self {
        let mut parts: BTreeMap<Part, Gathered> = BTreeMap::new();
        for quotations in documents {
            for predicted in quotations.predicted.iter().filter(|predicted| !predicted.optional) {
                let Some(confidence) = predicted.quote.confidence else { continue };
                for part in [&Part::All, &predicted.kind] {
                    let gathered = parts.entry(part.clone()).or_default();
                    gathered.predicted.push((confidence, quotations.is_attributed(predicted)));
                }
            }
            for gold in quotations.gold.iter().filter(|gold| !gold.quote.optional) {
                let pair = gold.pair.filter(|_| gold.attributed);
                let confidence = pair.and_then(|i| quotations.predicted[i].quote.confidence);
                for part in [&Part::All, &gold.kind] {
                    parts.entry(part.clone()).or_default().gold.push(confidence);
                }
            }
        }
        parts.retain(|_, gathered| !gathered.predicted.is_empty());
        Self { parts: parts.into_iter().map(|(part, gathered)| (part, gathered.reliability())).collect() }
    }
}

impl Gathered {
    fn reliability(&self) -> Reliability {
        let mut filled: [Vec<(f64, bool)>; BINS] = Default::default();
        for &(confidence, right) in &self.predicted {
            let bin = (confidence * BINS as f64) as usize;
            filled[bin.min(BINS - 1)].push((confidence, right));
        }
        let (mut distance, mut bins) = (0.0, vec![]);
        for (i, bin) in filled.iter().enumerate().filter(|(_, bin)| !bin.is_empty()) {
            let confidence: f64 = bin.iter().map(|(confidence, _)| confidence).sum();
            let right = bin.iter().filter(|(_, right)| *right).count() as f64;
            let number = bin.len() as f64;
            distance += (confidence - right).abs();
            bins.push(Bin {
                from: i as f64 / BINS as f64,
                to: (i + 1) as f64 / BINS as f64,
                predicted: bin.len(),
                confidence: rounded(100.0 * confidence / number),
                right: rounded(100.0 * right / number),
            });
        }
        let predicted = self.predicted.len();
        let error = rounded(100.0 * distance / predicted as f64);
        Reliability { predicted, error, bins, thresholds: THRESHOLDS.map(|step| self.threshold(step)).collect() }
    }

    fn threshold(&self, step: u8) -> Threshold {
        let at = f64::from(step) / 20.0;
        let mut count = Count::default();
        for confidence in &self.gold {
            count.wanted(confidence.is_some_and(|confidence| confidence >= at));
        }
        count.spurious = self.predicted.iter().filter(|(confidence, right)| !right && *confidence >= at).count();
        Threshold { at, rates: count.rates() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_mean_distance_weighted_by_bin() {
        let predicted = vec![(0.9, true), (1.0, true), (0.7, true), (0.7, false)];
        let reliability = Gathered { predicted, gold: vec![] }.reliability();
        // 0.05 off twice, 0.2 off twice.
        assert!((reliability.error - 12.5).abs() < 1e-9, "{}", reliability.error);
        let bins: Vec<_> =
            reliability.bins.iter().map(|bin| (bin.from, bin.predicted, bin.confidence, bin.right)).collect();
        assert_eq!(bins, [(0.7, 2, 70.0, 50.0), (0.9, 2, 95.0, 100.0)]);
    }

    #[test]
    fn sure_ones_only() {
        let gathered = Gathered {
            predicted: vec![(0.9, true), (0.55, true), (0.6, false)],
            gold: vec![Some(0.9), Some(0.55), None],
        };
        let at: Vec<_> = gathered.reliability().thresholds.into_iter().map(|t| (t.at, t.rates)).collect();
        assert_eq!((at[1].0, at[1].1.precision, at[1].1.recall), (0.55, 66.7, 66.7));
        assert_eq!((at[2].0, at[2].1.precision, at[2].1.recall), (0.6, 50.0, 33.3));
        assert_eq!((at[9].0, at[9].1.precision, at[9].1.recall), (0.95, 0.0, 0.0));
    }
}
