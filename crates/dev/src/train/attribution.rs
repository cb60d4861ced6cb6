//! Trains the models of attribution: which words report, what of their sentence is content and what is source.

use super::adagrad::Recipe;
use super::attributed::{Attributed, Gold, attributed, dictionary, heads, together};
use super::crf::{self, Labelled};
use super::logistic;
use super::measure::calibrate;
use anyhow::{Context, Result, anyhow};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use whosaid::attribution::confidence::{LIMITS, RULES, STEPS};
use whosaid::attribution::labels::{CONTENT, LANES, OUTSIDE, SOURCE, close, decode};
use whosaid::attribution::{Attributor, Example, FEATURE_SET};
use whosaid::model::linear::Linear;
use whosaid::model::{NameTagger, PosTagger, name_features, pos_tagger};
use whosaid::{Extractor, Options, WireOptions};
use whosaid_eval::{Evaluation, Gold as Truth, Part, Predictions};

const CUES: Recipe = Recipe { rows_log2: 20, epochs: 8, settled: 4, rate: 0.02, inertia: 1.0, seen: 2 };
const ROLES: Recipe = Recipe { rows_log2: 18, epochs: 8, settled: 3, rate: 0.05, inertia: 1.0, seen: 4 };
/// What one step of the `i8` weights stands for.
const STEP: f32 = 0.02;
/// A word's prior is counted without the part of the documents that the example is from.
const FOLDS: usize = 8;
/// Scores that a cue must pass: found by a model alone; found by a rule too; inside quotation marks, on top; by its
/// neighbours alone, before anything else is looked at. Chosen on `PolNeAR`'s development part. The rest is spare.
const PASSES: [i16; LIMITS] = [0, -150, 80, -50, 0, 0, 0, 0];

/// Rules that keep the confidence they claim: `PolNeAR` annotates the turns of one interview and leaves out those of two.
const UNMEASURED: [&str; 1] = ["transcript-turn"];

/// Trains, measures and writes `cues.bin` and `roles.bin`; the figures, a line each.
pub(crate) fn train(corpora: &Path, own: &[PathBuf]) -> Result<Vec<String>> {
    let mut documents = attributed(&corpora.join("polnear.train.jsonl"))?;
    for file in own {
        documents.extend(attributed(file)?);
    }
    let counts = heads(&mut documents);
    let fold = |fold| untrained(&dictionary(&together(&counts, |i| i % FOLDS != fold)));
    let folds: Vec<Extractor> = (0..FOLDS).map(fold).collect::<Result<_>>()?;
    let slots = dictionary(&together(&counts, |_| true));

    let (mut cues, mut roles) = (Vec::new(), Vec::new());
    for (i, document) in documents.iter().enumerate() {
        gather(&folds[i % FOLDS], document, &mut cues, &mut roles);
    }
    super::say(&format!("attribution: {} words that may report, {} that do", cues.len(), roles.len()));
    let cue_rows = logistic::train(&cues, CUES).quantised(STEP);
    let role_rows = crf::train(&roles, ROLES).quantised(STEP);
    let roles_bytes = Linear::write(FEATURE_SET, &[], &[], &role_rows);
    let with = |extra: &[i16]| -> Result<(Vec<u8>, Attributor)> {
        let bytes = Linear::write(FEATURE_SET, &slots, extra, &cue_rows);
        let read = |bytes: &[u8]| bytes.to_vec().leak() as &'static [u8];
        let cues = Linear::read(read(&bytes), FEATURE_SET).context("cues do not read back")?;
        let roles = Linear::read(read(&roles_bytes), FEATURE_SET).context("roles do not read back")?;
        Ok((bytes, Attributor::with_models(cues, roles)))
    };

    let mut extra = PASSES.to_vec();
    extra.extend(shares(corpora, &with(&PASSES)?.1)?);
    let (cues_bytes, attributor) = with(&extra)?;
    super::write(&super::models().join("cues.bin"), &cues_bytes)?;
    super::write(&super::models().join("roles.bin"), &roles_bytes)?;
    measure(corpora, &slots, &cue_rows, &role_rows, attributor)
}

/// An extractor with these models, and the taggers as they were just trained, not as this program was built with.
fn extractor(attributor: Attributor) -> Result<Extractor> {
    let read = |name: &str| -> Result<&'static [u8]> {
        let bytes = std::fs::read(super::models().join(name)).with_context(|| format!("train {name} first"))?;
        Ok(bytes.leak())
    };
    let pos = Linear::read(read("pos.bin")?, pos_tagger::FEATURE_SET).context("pos.bin is of another version")?;
    let names =
        Linear::read(read("names.bin")?, name_features::FEATURE_SET).context("names.bin is of another version")?;
    let taggers = (PosTagger::with_model(pos), NameTagger::with_model(names));
    Ok(Extractor::new(Options::default()).with_taggers(taggers.0, taggers.1).with_attributor(attributor))
}

/// An extractor that knows which words may report, and nothing of them.
fn untrained(slots: &[u32]) -> Result<Extractor> {
    let bytes = Linear::write(FEATURE_SET, slots, &[], &[[0_i8]]);
    let cues = Linear::read(bytes.leak(), FEATURE_SET).context("cues do not read back")?;
    extractor(Attributor::with_models(cues, Linear::default()))
}

/// The examples of one document.
fn gather(extractor: &Extractor, document: &Attributed, cues: &mut Vec<(Vec<u32>, bool)>, roles: &mut Vec<Labelled>) {
    let heads: HashMap<usize, &Gold> = document.gold.iter().filter_map(|gold| Some((gold.head?, gold))).collect();
    for example in extractor.examples(&document.input) {
        let gold = heads.get(&example.word.start);
        roles.extend(gold.and_then(|gold| labelled(&example, gold)));
        cues.push((example.cue, gold.is_some()));
    }
}

/// The sentence of a cue with its gold labels; nothing if no content is in it.
fn labelled(example: &Example, gold: &Gold) -> Option<Labelled> {
    let within = |spans: &[std::ops::Range<usize>], at: usize| spans.iter().any(|span| span.contains(&at));
    let label = |(i, (token, _)): (usize, &(std::ops::Range<usize>, Vec<u32>))| {
        if within(&gold.content, token.start) && !example.group.contains(&i) {
            CONTENT
        } else if within(&gold.source, token.start) {
            SOURCE
        } else {
            OUTSIDE
        }
    };
    let mut labels: Vec<usize> = example.tokens.iter().enumerate().map(label).collect();
    close(&mut labels, example.group.clone());
    let features = || example.tokens.iter().map(|(_, features)| features.clone()).collect();
    labels.contains(&CONTENT).then(|| Labelled { cue: example.group.clone(), features: features(), labels })
}

/// Per mille of right attributions by score (with quotation marks, without) on the development part, and by rule on both
/// parts, for rules learn nothing from the training part.
fn shares(corpora: &Path, attributor: &Attributor) -> Result<Vec<i16>> {
    let extractor = extractor(*attributor)?;
    let dev = judged(corpora, "polnear.dev.jsonl", &extractor)?;
    let train = judged(corpora, "polnear.train.jsonl", &extractor)?;
    let margin = |confidence: f64| ((confidence - 0.5) * 1000.0) as f32;
    let mut out = Vec::new();
    for quoted in [true, false] {
        let scored = dev.iter().filter(|j| j.confidence < 1.0 && (j.kind != Part::Indirect) == quoted);
        let margins: Vec<(f32, bool)> = scored.map(|j| (margin(j.confidence), j.right)).collect();
        out.extend(calibrate(&margins, &STEPS));
    }
    for rule in RULES {
        let of = |all: &[Judged]| -> (usize, usize) {
            let decided = all.iter().filter(|j| j.confidence >= 1.0 && j.why == rule);
            decided.fold((0, 0), |(right, all), j| (right + usize::from(j.right), all + 1))
        };
        let (a, b) = (of(&dev), of(&train));
        let (right, all) = (a.0 + b.0, a.1 + b.1);
        // One right and one wrong for free, so that few examples promise little.
        let unmeasured = all == 0 || UNMEASURED.contains(&rule);
        out.push(if unmeasured { 0 } else { ((right + 1) * 1000 / (all + 2)) as i16 });
        super::say(&format!("{rule}: {right} right of {all}"));
    }
    Ok(out)
}

/// A predicted quotation, and whether it is attributed rightly.
struct Judged {
    kind: Part,
    confidence: f64,
    why: String,
    right: bool,
}

fn judged(corpora: &Path, file: &str, extractor: &Extractor) -> Result<Vec<Judged>> {
    let path = corpora.join(file);
    let gold = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let gold = Truth::read(&gold).map_err(|problem| anyhow!("{file}: {problem}"))?;
    let mut lines = String::new();
    for document in attributed(&path)? {
        let analysis = extractor.analyse(&document.input);
        lines.push_str(&serde_json::to_string(&analysis.to_wire(WireOptions::default()))?);
        lines.push('\n');
    }
    let predictions = Predictions::read(&lines, &gold).map_err(|problem| anyhow!("{file}: {problem}"))?;
    let evaluation = Evaluation::of(&gold, &predictions);
    let judged = evaluation.judged().into_iter().map(|(quote, kind, right)| Judged {
        kind: kind.clone(),
        confidence: quote.confidence.unwrap_or_default(),
        why: quote.why.clone().unwrap_or_default(),
        right,
    });
    Ok(judged.collect())
}

/// Rows of the model card, on the development part.
fn measure(
    corpora: &Path,
    slots: &[u32],
    cue_rows: &[[i8; 1]],
    role_rows: &[[i8; LANES]],
    attributor: Attributor,
) -> Result<Vec<String>> {
    let mut documents = attributed(&corpora.join("polnear.dev.jsonl"))?;
    heads(&mut documents);
    let extractor = untrained(slots)?;
    let (mut cues, mut roles) = (Vec::new(), Vec::new());
    for document in &documents {
        gather(&extractor, document, &mut cues, &mut roles);
    }
    let mut figures = vec![found(cue_rows, &cues), cut(role_rows, &roles)];
    let extractor = self::extractor(attributor)?;
    let judged = judged(corpora, "polnear.dev.jsonl", &extractor)?;
    for (title, kind) in [("direct", Part::Direct), ("mixed", Part::Mixed), ("indirect", Part::Indirect)] {
        figures.push(format!("| confidence of {title} quotations | {} |", expected_error(&judged, &kind)));
    }
    for figure in &figures {
        super::say(figure);
    }
    Ok(figures)
}

fn found(rows: &[[i8; 1]], examples: &[(Vec<u32>, bool)]) -> String {
    let score =
        |features: &[u32]| -> i32 { features.iter().map(|&f| i32::from(rows[f as usize & (rows.len() - 1)][0])).sum() };
    let claimed = examples.iter().filter(|(features, _)| score(features) > i32::from(PASSES[0]));
    let (hit, claimed) = claimed.fold((0, 0), |(hit, all), (_, is_cue)| (hit + usize::from(*is_cue), all + 1));
    let gold = examples.iter().filter(|(_, is_cue)| *is_cue).count();
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let (p, r) = (share(hit, claimed), share(hit, gold));
    format!(
        "| does the word report | precision {p:.1}, recall {r:.1}, F1 {:.1} of {gold} |",
        2.0 * p * r / (p + r).max(1e-9)
    )
}

/// How well content and source are cut when the cue is known.
fn cut(rows: &[[i8; LANES]], examples: &[Labelled]) -> String {
    let mut guess = Vec::new();
    let (mut exact, mut half, mut source) = (0, 0, 0);
    for example in examples {
        decode(&crf::scores(rows, &example.features), example.cue.clone(), &mut guess);
        let count =
            |f: &dyn Fn(usize, usize) -> bool| guess.iter().zip(&example.labels).filter(|(g, l)| f(**g, **l)).count();
        let both = count(&|g, l| g == CONTENT && l == CONTENT);
        let any = count(&|g, l| g == CONTENT || l == CONTENT);
        exact += usize::from(both == any);
        half += usize::from(2 * both >= any);
        let none = count(&|g, l| g == SOURCE || l == SOURCE) == 0;
        source += usize::from(none || count(&|g, l| g == SOURCE && l == SOURCE) > 0);
    }
    let share = |n: usize| 100.0 * n as f64 / examples.len().max(1) as f64;
    format!(
        "| content and source of a known cue | content exact {:.1} %, by half {:.1} %; source {:.1} % of {} |",
        share(exact),
        share(half),
        share(source),
        examples.len()
    )
}

/// Expected calibration error in ten bins.
fn expected_error(judged: &[Judged], kind: &Part) -> String {
    let mut bins = [(0.0, 0.0); 10];
    let of_kind = judged.iter().filter(|j| j.kind == *kind);
    for j in of_kind.clone() {
        let bin = &mut bins[((j.confidence * 10.0) as usize).min(9)];
        *bin = (bin.0 + j.confidence, bin.1 + f64::from(u8::from(j.right)));
    }
    let all = of_kind.count();
    let error: f64 = bins.iter().map(|(sum, right)| (sum - right).abs()).sum::<f64>() / all.max(1) as f64;
    format!("expected calibration error {error:.3} of {all}")
}
