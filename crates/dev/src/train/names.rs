//! Trains the name tagger on Worldwide newswire.

use super::corpus;
use super::measure::{calibrate, persons_found};
use super::named::{Named, Persons, persons, worldwide};
use super::structured::{Example, Learner, Recipe};
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
/// What beginning a person's name costs: training leans to claiming, and on folds of the training part this much balances
/// precision and recall.
const CAUTION: i16 = 20;
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
    let mut examples = Vec::new();
    for document in corpus::documents(corpora, "worldwide.train.jsonl")? {
        examples.extend(stretches(&lists, &worldwide(&tagger, &document)));
    }
    super::say(&format!("names: {} stretches", examples.len()));
    let (rows, mut transitions) = Learner::train(&examples, RECIPE).scaled();
    transitions.iter_mut().skip(begin(0)).step_by(LABELS).for_each(|weight| *weight -= CAUTION);
    let bytes =
        |confidence: Vec<i16>| Linear::write(FEATURE_SET, &[], &[&transitions[..], &confidence].concat(), &rows);
    let names = NameTagger::with_model(Linear::read(bytes(vec![]).leak(), FEATURE_SET).unwrap_or_default());

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
    super::write(&super::models().join("names.bin"), &bytes(confidence))?;
    Ok(figures)
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
