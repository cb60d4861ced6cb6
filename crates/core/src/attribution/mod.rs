//! Attribution where rules guess: trained decisions over what the rules of `quotations` found.
//!
//! In: a `Reading`, the mentions and the drafts of the rules. Out: drafts again, some dropped, some cut otherwise,
//! some new. Two linear models decide, one after the other, sentence by sentence:
//!
//! 1. Does this word report here (`cue_features`)? Verbs, nouns and prepositions that were seen to report are asked.
//! 2. If so: which words of the sentence are what is reported, which are its source (`role_features`)? A structured
//!    perceptron (Collins 2002) labels the sentence anew for each cue, as in semantic role labelling.
//!
//! What the rules say is a feature of both, so that a model only has to learn where they err.

mod candidates;
#[doc(hidden)]
pub mod confidence;
mod cue_features;
#[doc(hidden)]
pub mod labels;
mod revise;
mod role_features;
mod vetoes;
mod view;

use crate::model::linear::{Embedded, Linear};
pub(crate) use revise::revise;
pub(crate) use view::{Rules, View};

/// Changes whenever the features do, so that old weights are refused instead of misread.
pub const FEATURE_SET: u16 = 1;

static CUES: &Embedded<[u8]> = &Embedded(*include_bytes!("../../models/cues.bin"));
static ROLES: &Embedded<[u8]> = &Embedded(*include_bytes!("../../models/roles.bin"));

/// The limits among the extra values of the model of cues: what a cue must score that a model alone found,
const FOUND: usize = 0;
/// that a rule found too,
const RULED: usize = 1;
/// what one inside quotation marks must score on top,
const NESTED: usize = 2;
/// and what a word's neighbours alone must score for it to be worth a second look.
const HOPELESS: usize = 3;

/// The two models. Cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attributor {
    pub(crate) cues: Linear<1>,
    pub(crate) roles: Linear<{ labels::LANES }>,
}

impl Attributor {
    /// With the embedded weights, used in place.
    pub fn load() -> Self {
        Self::with_models(
            Linear::read(&CUES.0, FEATURE_SET).unwrap_or_default(),
            Linear::read(&ROLES.0, FEATURE_SET).unwrap_or_default(),
        )
    }

    /// With other weights.
    #[doc(hidden)]
    pub fn with_models(cues: Linear<1>, roles: Linear<{ labels::LANES }>) -> Self {
        Self { cues, roles }
    }

    /// What its neighbours alone must score for a word that is not to be dropped unread. A model without such a limit
    /// drops nothing.
    fn hopeless(&self) -> i16 {
        match self.cues.extra(HOPELESS) {
            0 => i16::MIN,
            limit => limit,
        }
    }
}

/// A word that may report, as training sees it.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Example {
    /// Bytes of the word.
    pub word: std::ops::Range<usize>,
    /// Features of the decision whether it reports.
    pub cue: Vec<u32>,
    /// Tokens of its sentence that the cue is.
    pub group: std::ops::Range<usize>,
    /// Bytes and features of each token of its sentence.
    pub tokens: Vec<(std::ops::Range<usize>, Vec<u32>)>,
}

/// All words of a text that may report, with their features.
pub(crate) fn examples(view: &View<'_>) -> Vec<Example> {
    let mut out = Vec::new();
    for sentence in view.r.sentences.iter().flat_map(|s| candidates::parts(s.range())) {
        let found = candidates::candidates(view, &sentence);
        for (n, candidate) in found.iter().enumerate() {
            let mut cue = cue_features::lexical_features(view, candidate).to_vec();
            cue_features::cue_features(view, &found, n, &mut cue);
            let scene = role_features::Scene::new(view, &found, n);
            let group = scene.group_in_sentence();
            let span = |t: usize| view.r.tokens[t].span.range();
            let tokens = sentence.clone().map(|t| (span(t), scene.features(t).of_token().to_vec())).collect();
            out.push(Example { word: view.r.tokens[candidate.at].span.range(), cue, group, tokens });
        }
    }
    out
}
