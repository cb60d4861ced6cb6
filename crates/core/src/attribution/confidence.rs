//! How often such an attribution is right: measured, not claimed.
//!
//! The numbers behind the limits in `cues.bin` were counted by `cargo dev train`: the share of right attributions by the
//! score of the cue, once for content with quotation marks in it and once for content without, and by the rule where a
//! rule decided alone. Without them a confidence tells the score itself, which is what the counting needs.

use super::Attributor;
use crate::quotations::draft::{Draft, why};
use crate::reading::Reading;

/// Scores at which shares are known; between them they are interpolated.
pub const STEPS: [i16; 14] = [-150, -100, -60, -30, -10, 0, 10, 20, 30, 45, 60, 80, 110, 150];
/// Numbers before the measured shares: the limits.
pub const LIMITS: usize = 8;

/// The names of the rules, in the order of their shares.
pub const RULES: [&str; why::ALL.len()] = why::ALL;

impl Attributor {
    /// The confidence of a draft, 0 to 1.
    pub(super) fn confidence(&self, r: &Reading<'_>, draft: &Draft) -> f32 {
        let share = |index: usize| f32::from(self.cues.extra(LIMITS + index)) / 1000.0;
        let measured = share(0) > 0.0;
        let Some(score) = draft.score else {
            let rule = why::ALL.iter().position(|&name| name == draft.why);
            let share = rule.map(|rule| share(2 * STEPS.len() + rule)).filter(|&share| share > 0.0);
            return if measured { share.unwrap_or(draft.confidence) } else { 1.0 };
        };
        if !measured {
            return (0.5 + f32::from(score) / 1000.0).clamp(0.0, 0.99);
        }
        let quoted = draft.content.iter().cloned().flatten().any(|i| r.outer_fragment(i).is_some());
        let table = if quoted { 0 } else { STEPS.len() };
        let at = STEPS.partition_point(|&step| step <= score).clamp(1, STEPS.len() - 1);
        let (low, high) = (f32::from(STEPS[at - 1]), f32::from(STEPS[at]));
        let part = ((f32::from(score) - low) / (high - low)).clamp(0.0, 1.0);
        share(table + at - 1) * (1.0 - part) + share(table + at) * part
    }
}
