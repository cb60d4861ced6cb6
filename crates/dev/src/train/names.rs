//! Trains the name tagger on Worldwide newswire.

use super::corpus;
use super::measure::{Found, calibrate, persons_found};
use super::named::{Named, Persons, persons, worldwide};
use super::structured::{Example, Recipe, train_together};
use anyhow::{Context, Result};
use std::path::Path;
use whosaid::lexicon::Names;
use whosaid::model::linear::Linear;
use whosaid::model::name_decode::{LABELS, begin, continues};
use whosaid::model::name_features::{FEATURE_SET, FEATURES, features};
use whosaid::model::name_tagger::STEPS;
use whosaid::model::name_view::{Stretch, View};
use whosaid::model::{NameTagger, PosTagger, pos_tagger};

const RECIPE: Recipe = Recipe { rows_log2: 18, epochs: 14, margin: 150, step: 3 };
/// So many learners are added up.
const LEARNERS: u64 = 4;
/// What beginning a person's name costs: training leans to claiming, and on folds of the training part this much balances
/// precision and recall.
const CAUTION: i16 = 80;
/// Parts that the training part is cut into to measure on.
const FOLDS: usize = 3;
/// Texts whose persons are known, and what they are.
const TESTS: [(&str, &str); 3] = [
    ("worldwide.dev.jsonl", "Worldwide dev (newswire of all continents)"),
    ("dwie.dev.jsonl", "DWIE dev (Deutsche Welle)"),
    ("challenge.dev.jsonl", "challenge dev (short hard cases)"),
];

/// Trains, measures and writes `names.bin`; the figures, a line each.
pub(crate) fn train(corpora: &Path) -> Result<Vec<String>> {
    // The tagger as it was just trained, not as this program was built with.
    let pos = std::fs::read(super::models().join("pos.bin")).context("train the tagger of parts of speech first")?;
    let pos = Linear::read(pos.leak(), pos_tagger::FEATURE_SET).context("pos.bin is of another version")?;
    let tagger = PosTagger::with_model(pos);
    let lists = Names::load();
    let documents = corpus::documents(corpora, "worldwide.train.jsonl")?;
    let documents: Vec<Named> = documents.iter().map(|document| worldwide(&tagger, document)).collect();
    let fitted = Fitted::new(&lists, documents.iter());
    let names = fitted.tagger();

    let mut figures = Vec::new();
    let mut confidence = Vec::new();
    for (file, title) in TESTS {
        let documents: Vec<Persons> = corpus::documents(corpora, file)?.iter().map(|d| persons(&tagger, d)).collect();
        let found = persons_found(&names, &documents);
        super::say(&format!("{title}: {found}; {}", found.speed()));
        figures.push(format!("| {title} | {} |", found.row()));
        if confidence.is_empty() {
            confidence = calibrate(&found.margins, &STEPS);
            super::say(&format!("confidence: {confidence:?}"));
        }
    }
    super::write(&super::models().join("names.bin"), &fitted.bytes(&confidence))?;
    Ok(figures)
}

/// Trains on two thirds of the training part and measures on the last, three times; a line for each and one for all.
/// With `mistakes`, each person missed and each that is none, with its line.
pub(crate) fn folds(corpora: &Path, mistakes: bool) -> Result<()> {
    let tagger = PosTagger::load();
    let lists = Names::load();
    let documents = corpus::documents(corpora, "worldwide.train.jsonl")?;
    let named: Vec<Named> = documents.iter().map(|document| worldwide(&tagger, document)).collect();
    let mut all = Found::default();
    for fold in 0..FOLDS {
        let inside = |i: usize| i % FOLDS == fold;
        let names = Fitted::new(&lists, (0..named.len()).filter(|i| !inside(*i)).map(|i| &named[i])).tagger();
        let held: Vec<Persons> =
            documents.iter().enumerate().filter(|(i, _)| inside(*i)).map(|(_, d)| persons(&tagger, d)).collect();
        let found = persons_found(&names, &held);
        super::say(&format!("fold {fold}: {found}"));
        if mistakes {
            found.mistakes.iter().for_each(|line| super::say(line));
        }
        all.add(found);
    }
    super::say(&format!("all folds: {all}"));
    Ok(())
}

/// Weights and transitions.
struct Fitted {
    rows: Vec<[i8; LABELS]>,
    transitions: Vec<i16>,
}

impl Fitted {
    fn new<'d>(lists: &Names, documents: impl Iterator<Item = &'d Named>) -> Self {
        let examples: Vec<_> = documents.flat_map(|document| stretches(lists, document)).collect();
        super::say(&format!("names: {} stretches", examples.len()));
        let (rows, mut transitions) = train_together(&examples, RECIPE, LEARNERS);
        transitions.iter_mut().skip(begin(0)).step_by(LABELS).for_each(|weight| *weight -= CAUTION);
        Self { rows, transitions }
    }

    fn bytes(&self, confidence: &[i16]) -> Vec<u8> {
        Linear::write(FEATURE_SET, &[], &[&self.transitions[..], confidence].concat(), &self.rows)
    }

    fn tagger(&self) -> NameTagger {
        NameTagger::with_model(Linear::read(self.bytes(&[]).leak(), FEATURE_SET).unwrap_or_default())
    }
}

/// A document's stretches, with features and gold labels.
fn stretches(lists: &Names, document: &Named) -> Vec<Example<FEATURES>> {
    let view = View::new(lists, &document.read.input());
    let example = |stretch: &Stretch| {
        let mut labels = document.labels[stretch.tokens.clone()].to_vec();
        // A name that begins before the stretch begins with it.
        if let Some(first) = labels.first_mut().filter(|label| continues(**label)) {
            *first -= 1;
        }
        Example { features: stretch.tokens.clone().map(|i| features(&view, stretch, i)).collect(), labels }
    };
    view.stretches.iter().map(example).collect()
}
