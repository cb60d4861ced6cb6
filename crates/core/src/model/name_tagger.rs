//! Names of persons, organisations, places and others, over a whole document: hashed features of each token, a best
//! path through the labels.

use super::Pos;
use super::linear::Linear;
use super::name_decode::{LABELS, Transitions, continues, decode, kind_of};
use super::name_features::{FEATURE_SET, features};
use super::name_view::View;
use crate::lexicon::Names;
use crate::token::{Sentence, Token};
use std::ops::Range;

static WEIGHTS: &[u8] = include_bytes!("../../models/names.bin");

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being. Titles ("Mr", "President") are left out.
    Person,
    /// A body that acts: party, firm, ministry, club.
    Organisation,
    /// A country, town, river, building.
    Place,
    /// Nationality, event, work, product, law.
    Other,
}

impl NameKind {
    const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::Other];
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct NameSpan {
    /// Indices into the document's tokens.
    pub tokens: Range<u32>,
    /// What it names.
    pub kind: NameKind,
    /// How far this kind is ahead of the best reading that has another kind, or none, at one of its tokens; above 0,
    /// in units of the weights. 60 is a fair doubt, 300 quite sure.
    pub margin: f32,
}

/// A document to find names in.
#[derive(Clone, Copy, Debug)]
pub struct NameInput<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// One tag a token, from [`super::PosTagger`].
    pub pos: &'a [Pos],
    /// Its sentences; names are found inside them only.
    pub sentences: &'a [Sentence],
}

/// Finds names. One serves any number of threads.
#[derive(Clone, Debug)]
pub struct NameTagger {
    model: Linear<LABELS>,
    transitions: Transitions,
    names: Names,
}

impl Default for NameTagger {
    fn default() -> Self {
        Self::load()
    }
}

impl NameTagger {
    /// With the embedded weights. Takes no time: they are used in place.
    pub fn load() -> Self {
        Self::with_model(Linear::read(WEIGHTS, FEATURE_SET).unwrap_or_default())
    }

    /// With other weights.
    #[doc(hidden)]
    pub fn with_model(model: Linear<LABELS>) -> Self {
        let transitions = std::array::from_fn(|from| {
            std::array::from_fn(|to| i32::from(model.extra(from * LABELS + to)))
        });
        Self { model, transitions, names: Names::load() }
    }

    /// The names of a document in text order, none overlapping.
    pub fn tag(&self, input: &NameInput<'_>) -> Vec<NameSpan> {
        let view = View::new(&self.names, input);
        let (mut scores, mut labels, mut margins) = (vec![], vec![], vec![]);
        let mut names: Vec<NameSpan> = Vec::new();
        for stretch in &view.stretches {
            scores.clear();
            scores.extend(
                stretch.tokens.clone().map(|i| self.model.score(&features(&view, stretch, i)).map(i32::from)),
            );
            decode(&scores, &self.transitions, &mut labels, &mut margins);
            let mut before = None;
            for ((i, &label), &margin) in (stretch.tokens.start as u32..).zip(&labels).zip(&margins) {
                let kind = kind_of(label);
                let goes_on = kind == before && (continues(label) || kind == Some(NameKind::Other as usize));
                before = kind;
                let Some(kind) = kind.and_then(|k| NameKind::ALL.get(k)) else { continue };
                match names.last_mut() {
                    Some(name) if goes_on => {
                        name.tokens.end = i + 1;
                        name.margin = name.margin.min(margin as f32);
                    }
                    _ => names.push(NameSpan { tokens: i..i + 1, kind: *kind, margin: margin as f32 }),
                }
            }
        }
        names
    }
}
