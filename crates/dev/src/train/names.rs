//! Trains the name tagger: a structured averaged perceptron.

use super::corpus;
use super::named::{Named, Persons, persons, silver, worldwide};
use super::perceptron::{Averaged, Dice, quantise, scaled};
use anyhow::Result;
use std::path::Path;
use std::sync::LazyLock;
use whosaid::lexicon::Names;
use whosaid::model::linear::Linear;
use whosaid::model::name_decode::{LABELS, OUTSIDE, Transitions, decode};
use whosaid::model::name_features::{FEATURE_SET, FEATURES, features};
use whosaid::model::name_view::View;
use whosaid::model::{NameKind, NameTagger, PosTagger};

static NAMES: LazyLock<Names> = LazyLock::new(Names::load);

fn knob(name: &str, default: i32) -> i32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

struct Example {
    features: Vec<[u32; FEATURES]>,
    labels: Vec<usize>,
    weight: i32,
}

/// Weights in training: a row a feature, and one for each pair of labels.
struct Learner {
    emissions: Averaged<LABELS>,
    transitions: Averaged<LABELS>,
    margin: i32,
}

/// Trains, measures and writes `names.bin`.
pub(crate) fn train(corpora: &Path) -> Result<()> {
    let tagger = PosTagger::load();
    let world: Vec<Named> =
        corpus::documents(corpora, "worldwide.train.jsonl")?.iter().map(|d| worldwide(&tagger, d)).collect();
    let polnear: Vec<Named> = corpus::silver(corpora, "train")?.iter().map(|d| silver(&tagger, d)).collect();
    let mut examples = Vec::new();
    for (documents, weight) in [(&world, knob("W_WORLD", 3)), (&polnear, knob("W_SILVER", 1))] {
        if weight > 0 {
            documents.iter().for_each(|document| add(&mut examples, document, weight));
        }
    }
    let mut learner = Learner {
        emissions: Averaged::new(knob("ROWS", 18) as u32),
        transitions: Averaged::new(3),
        margin: knob("MARGIN", 20),
    };
    let mut dice = Dice(2);
    for epoch in 0..knob("EPOCHS", 8) {
        dice.shuffle(&mut examples);
        let wrong: usize = examples.iter().map(|example| learner.learn(example)).sum();
        let all: usize = examples.iter().map(|example| example.labels.len()).sum();
        super::say(&format!("names epoch {epoch}: {:.2} % wrong in training", 100.0 * wrong as f64 / all as f64));
    }
    let bytes = learner.finish();
    let model = Linear::read(bytes.clone().leak(), FEATURE_SET).unwrap_or_default();
    let names = NameTagger::with_model(model);
    for file in ["worldwide.dev.jsonl", "dwie.dev.jsonl", "challenge.dev.jsonl"] {
        let documents: Vec<Persons> = corpus::documents(corpora, file)?.iter().map(|d| persons(&tagger, d)).collect();
        super::say(&format!("{file}: {}", measure(&names, &documents)));
    }
    super::write(&super::models().join("names.bin"), &bytes)
}

fn add(examples: &mut Vec<Example>, document: &Named, weight: i32) {
    let read = &document.read;
    let view = View::new(&NAMES, &read.input());
    for stretch in &view.stretches {
        let mut labels = document.labels[stretch.tokens.clone()].to_vec();
        // A name that begins before the stretch begins with it.
        if let Some(first) = labels.first_mut().filter(|label| whosaid::model::name_decode::continues(**label)) {
            *first -= 1;
        }
        let features = stretch.tokens.clone().map(|i| features(&view, stretch, i)).collect();
        examples.push(Example { features, labels, weight });
    }
}

impl Learner {
    /// Decodes an example, every wrong label being given a head start, and mends the weights where that wins.
    fn learn(&mut self, example: &Example) -> usize {
        let mut scores: Vec<[i32; LABELS]> = example.features.iter().map(|f| self.emissions.score(f)).collect();
        for (scores, &gold) in scores.iter_mut().zip(&example.labels) {
            (0..LABELS).filter(|&label| label != gold).for_each(|label| scores[label] += self.margin);
        }
        let transitions: Transitions = std::array::from_fn(|from| self.transitions.score(&[from as u32]));
        let (mut guess, mut margins) = (vec![], vec![]);
        decode(&scores, &transitions, &mut guess, &mut margins);
        let mut wrong = 0;
        let (mut gold_before, mut guess_before) = (OUTSIDE, OUTSIDE);
        for ((features, &gold), &guess) in example.features.iter().zip(&example.labels).zip(&guess) {
            if gold != guess {
                wrong += 1;
                self.emissions.update(features, gold, example.weight);
                self.emissions.update(features, guess, -example.weight);
            }
            if (gold_before, gold) != (guess_before, guess) {
                self.transitions.update(&[gold_before as u32], gold, example.weight);
                self.transitions.update(&[guess_before as u32], guess, -example.weight);
            }
            (gold_before, guess_before) = (gold, guess);
        }
        self.emissions.advance();
        self.transitions.advance();
        wrong
    }

    /// The averaged weights as the bytes of a model.
    fn finish(&self) -> Vec<u8> {
        let (rows, unit) = quantise(&self.emissions.averaged(), 20_000);
        let extra: Vec<i16> = self
            .transitions
            .averaged()
            .iter()
            .flatten()
            .map(|w| scaled(*w, unit).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16)
            .collect();
        Linear::write(FEATURE_SET, &[], &extra, &rows)
    }
}

/// Precision, recall and F1 of exact person spans.
fn measure(names: &NameTagger, documents: &[Persons]) -> String {
    let (mut hit, mut gold, mut found, mut tokens, mut seconds) = (0, 0, 0, 0, 0.0);
    let show = std::env::var("SHOW").is_ok();
    for document in documents {
        let read = &document.read;
        let start = std::time::Instant::now();
        let spans = names.tag(&read.input());
        seconds += start.elapsed().as_secs_f64();
        tokens += read.tokens.len();
        let mut ours = std::collections::BTreeSet::new();
        for name in spans.iter().filter(|name| name.kind == NameKind::Person) {
            let (first, last) = (name.tokens.start as usize, name.tokens.end as usize - 1);
            let span = (read.tokens[first].span.start as usize, read.tokens[last].span.end as usize);
            if document.optional.contains(&span) {
                continue;
            }
            ours.insert(span);
            found += 1;
            hit += usize::from(document.gold.contains(&span));
            if show && !document.gold.contains(&span) {
                super::say(&format!("  spurious {:?} {}", &read.text[span.0..span.1], name.margin));
            }
        }
        gold += document.gold.len();
        if show {
            for miss in document.gold.difference(&ours) {
                super::say(&format!("  missed {:?}", &read.text[miss.0..miss.1]));
            }
        }
    }
    let (p, r) = (hit as f64 / found as f64, hit as f64 / gold as f64);
    format!(
        "persons P {:.1} R {:.1} F1 {:.1} (gold {gold}, found {found}); {:.2} M tokens/s",
        100.0 * p,
        100.0 * r,
        200.0 * p * r / (p + r),
        tokens as f64 / seconds / 1e6
    )
}
