//! Trains the models of attribution: which words report, and what is content and source of each.

use super::corpus::{self, Document, byte_offsets};
use super::crf::{self, Labelled};
use super::logistic;
use anyhow::Result;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use whosaid::attribution::labels::{CONTENT, LANES, OUTSIDE, SOURCE, close, decode};
use whosaid::attribution::{Attributor, Example, FEATURE_SET, stem};
use whosaid::model::linear::{Linear, dictionary_slots};
use whosaid::{Extractor, Input, Meta, Options, lexer};

const CUE_ROWS_LOG2: u32 = 20;
const SLOTS_LOG2: u32 = 15;
/// Words seen less often are not in the dictionary.
const FOLDS: usize = 8;
const SEEN: u32 = 4;

/// A gold quotation in bytes.
struct Gold {
    cue: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
    source: Vec<Range<usize>>,
    head: usize,
}

/// A text with what is said in it.
struct Attributed {
    input: Input,
    gold: Vec<Gold>,
}

/// Trains and writes `cues.bin` and `roles.bin`; the figures, a line each.
pub(crate) fn train(corpora: &Path) -> Result<Vec<String>> {
    if std::env::var("SKIP").is_ok() {
        let roles = std::fs::read(super::models().join("roles.bin"))?;
        let cues = std::fs::read(super::models().join("cues.bin"))?;
        return predict(corpora, cues.leak(), roles.leak()).map(|()| vec![]);
    }
    let mut documents: Vec<Attributed> =
        corpus::documents(corpora, "polnear.train.jsonl")?.into_iter().map(attributed).collect();
    if std::env::var("HOLDOUT").is_ok() {
        documents = documents.into_iter().enumerate().filter(|(i, _)| i % 8 != 7).map(|(_, d)| d).collect();
    }
    let fold: usize = std::env::var("FOLD").ok().and_then(|f| f.parse().ok()).unwrap_or(9);
    let copies: usize = std::env::var("COPIES").ok().and_then(|f| f.parse().ok()).unwrap_or(0);
    for _ in 0..copies {
        let challenge = corpus::documents(corpora, "challenge.dev.jsonl")?.into_iter().enumerate();
        documents.extend(challenge.filter(|(i, _)| i % 5 != fold).map(|(_, d)| attributed(d)));
    }
    let counts: Vec<BTreeMap<u32, (u32, u32)>> = counts(&mut documents);
    let without = |fold: usize| -> BTreeMap<u32, (u32, u32)> {
        let mut sum: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for (i, counts) in counts.iter().enumerate().filter(|(i, _)| i % FOLDS != fold) {
            let _ = i;
            for (&hash, &(n, cue)) in counts {
                let entry = sum.entry(hash).or_default();
                (entry.0, entry.1) = (entry.0 + n, entry.1 + cue);
            }
        }
        sum
    };
    // A word's prior must not know the example that is learned from.
    let extractors: Vec<Extractor> = (0..FOLDS)
        .map(|fold| {
            let slots = dictionary(&without(fold));
            let empty = Attributor::with_models(cue_model(&slots, &[[0]], &[0, 0]), Linear::default());
            Extractor::new(Options::default()).with_attributor(empty)
        })
        .collect();
    let slots = dictionary(&without(FOLDS));

    let mut cues: Vec<(Vec<u32>, bool)> = Vec::new();
    let mut roles: Vec<Labelled> = Vec::new();
    let (mut gold, mut met) = (0, 0);
    for (i, document) in documents.iter().enumerate() {
        let extractor = &extractors[i % FOLDS];
        let heads: HashMap<usize, &Gold> = document.gold.iter().map(|g| (g.head, g)).collect();
        gold += document.gold.len();
        for example in extractor.examples(&document.input, true) {
            let quotation = heads.get(&example.word.start);
            met += usize::from(quotation.is_some());
            if let Some(quotation) = quotation
                && let Some(labelled) = labelled(&example, quotation)
            {
                roles.push(labelled);
            }
            cues.push((example.cue, quotation.is_some()));
        }
    }
    super::say(&format!(
        "attribution: {gold} gold, {met} of them with a candidate; {} candidates; {} labelled",
        cues.len(),
        roles.len()
    ));
    let (dev, dev_roles) = dev_examples(corpora, &slots)?;
    let cue_rows = train_cues(&cues, &dev);
    let role_rows = train_roles(&roles, &dev_roles);
    // Above which a word reports: new ones, those of the rules, more for those in quotation marks; below which its
    // neighbours alone speak against it. The last costs nothing: none of what is found scores less.
    let limits = [0, -150, 80, -50];
    super::write(&super::models().join("cues.bin"), &Linear::write(FEATURE_SET, &slots, &limits, &cue_rows))?;
    super::write(&super::models().join("roles.bin"), &Linear::write(FEATURE_SET, &[], &[], &role_rows))?;
    predict(
        corpora,
        Linear::write(FEATURE_SET, &slots, &limits, &cue_rows).leak(),
        Linear::write(FEATURE_SET, &[], &[], &role_rows).leak(),
    )?;
    Ok(vec![])
}

type Examples = (Vec<(Vec<u32>, bool)>, Vec<Labelled>);

fn dev_examples(corpora: &Path, slots: &[u32]) -> Result<Examples> {
    let mut documents: Vec<Attributed> =
        corpus::documents(corpora, "polnear.dev.jsonl")?.into_iter().map(attributed).collect();
    counts(&mut documents);
    let empty = Attributor::with_models(cue_model(slots, &[[0]], &[0, 0]), Linear::default());
    let extractor = Extractor::new(Options::default()).with_attributor(empty);
    let (mut out, mut roles) = (Vec::new(), Vec::new());
    for document in &documents {
        for example in extractor.examples(&document.input, true) {
            let quotation = document.gold.iter().find(|g| g.head == example.word.start);
            roles.extend(quotation.and_then(|q| labelled(&example, q)));
            out.push((example.cue, quotation.is_some()));
        }
    }
    Ok((out, roles))
}

fn predict(corpora: &Path, cues: &'static [u8], roles: &'static [u8]) -> Result<()> {
    let Ok(out) = std::env::var("PREDICT") else { return Ok(()) };
    let roles = Linear::read(roles, FEATURE_SET).unwrap_or_default();
    let limits: Vec<(i16, i16)> = std::env::var("LIMITS")
        .unwrap_or_else(|_| "0,0".to_owned())
        .split(' ')
        .filter_map(|p| p.split_once(',').map(|(a, b)| (a.parse().unwrap_or(0), b.parse().unwrap_or(0))))
        .collect();
    for (new, ruled) in limits {
        let mut cues = cues.to_vec();
        let at = 16 + 4 * (1 << cues[9]);
        cues[at..at + 2].copy_from_slice(&new.to_le_bytes());
        cues[at + 2..at + 4].copy_from_slice(&ruled.to_le_bytes());
        let models = Attributor::with_models(Linear::read(cues.leak(), FEATURE_SET).unwrap_or_default(), roles);
        let extractor = Extractor::new(Options::default()).with_attributor(models);
        for set in ["polnear.dev", "challenge.dev", "seeds.gold", "polnear.train"] {
            let mut lines = String::new();
            for (i, document) in corpus::documents(corpora, &format!("{set}.jsonl"))?.into_iter().enumerate() {
                if set == "polnear.train" && i % 8 != 7 && std::env::var("ALL").is_err() {
                    continue;
                }
                let document = attributed(document);
                let analysis = extractor.analyse(&document.input);
                lines.push_str(&serde_json::to_string(&analysis.to_wire(whosaid::WireOptions::default()))?);
                lines.push('\n');
            }
            std::fs::write(format!("{out}/{set}.{new},{ruled}.jsonl"), lines)?;
        }
    }
    Ok(())
}

fn cue_model(slots: &[u32], rows: &[[i8; 1]], limits: &[i16]) -> Linear<1> {
    Linear::read(Linear::write(FEATURE_SET, slots, limits, rows).leak(), FEATURE_SET).unwrap_or_default()
}

fn attributed(document: Document) -> Attributed {
    let bytes = byte_offsets(&document.text);
    let spans = |spans: &[(usize, usize)]| -> Vec<Range<usize>> {
        spans.iter().filter_map(|&(s, e)| Some(*bytes.get(s)?..*bytes.get(e)?)).collect()
    };
    let gold = document
        .quotes
        .iter()
        .map(|q| Gold { cue: spans(&q.cue), content: spans(&q.content), source: spans(&q.source), head: usize::MAX })
        .collect();
    let Document { id, text, title, date, publisher, .. } = document;
    Attributed { input: Input { id, text, meta: Meta { title, date, publisher, ..Meta::default() } }, gold }
}

/// Of each document, how often each word (hash of its stem) was seen, and how often it was the head of a cue. The head
/// of a cue is the word that stands in cues most often for how often it is seen at all.
fn counts(documents: &mut [Attributed]) -> Vec<BTreeMap<u32, (u32, u32)>> {
    let mut within: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    let mut texts = Vec::new();
    for document in documents.iter() {
        let mut tokens = Vec::new();
        lexer::lex(&document.input.text, &mut tokens);
        let words: Vec<(usize, u32)> =
            tokens.iter().map(|t| (t.span.start as usize, stem(t.span.of(&document.input.text)))).collect();
        for &(start, hash) in &words {
            let entry = within.entry(hash).or_default();
            entry.0 += 1;
            entry.1 += u32::from(document.gold.iter().any(|g| g.cue.iter().any(|c| c.contains(&start))));
        }
        texts.push(words);
    }
    let mut out = Vec::new();
    for (document, words) in documents.iter_mut().zip(&texts) {
        let mut heads: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for &(_, hash) in words {
            heads.entry(hash).or_default().0 += 1;
        }
        for gold in &mut document.gold {
            let head = words.iter().filter(|(start, _)| gold.cue.iter().any(|c| c.contains(start))).max_by_key(
                |(start, hash)| {
                    let (n, cue) = within[hash];
                    ((cue * 1000) / (n + 3), std::cmp::Reverse(*start))
                },
            );
            if let Some(&(start, hash)) = head {
                gold.head = start;
                heads.entry(hash).or_default().1 += 1;
            }
        }
        out.push(heads);
    }
    out
}

/// How often a word is a cue, in steps; 0 for words that are none.
fn dictionary(counts: &BTreeMap<u32, (u32, u32)>) -> Vec<u32> {
    let mut words: Vec<(u32, u32, u8)> = counts
        .iter()
        .filter(|(_, (n, _))| *n >= SEEN)
        .map(|(&hash, &(n, cue))| {
            let rate = 1000 * cue / n;
            let step = match rate {
                0..=3 if n >= 30 || cue == 0 && n >= 8 => 0,
                0..=9 => 1,
                10..=29 => 2,
                30..=69 => 3,
                70..=139 => 4,
                140..=249 => 5,
                250..=399 => 6,
                400..=599 => 7,
                600..=799 => 8,
                _ => 9,
            };
            (n, hash, step)
        })
        .collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    dictionary_slots(&words.iter().map(|&(_, hash, step)| (hash, step)).collect::<Vec<_>>(), SLOTS_LOG2)
}

fn labelled(example: &Example, gold: &Gold) -> Option<Labelled> {
    let covers = |spans: &[Range<usize>], token: &Range<usize>| spans.iter().any(|s| s.contains(&token.start));
    let mut labels: Vec<usize> = example
        .tokens
        .iter()
        .map(|(token, _)| {
            if covers(&gold.content, token) {
                CONTENT
            } else if covers(&gold.source, token) {
                SOURCE
            } else {
                OUTSIDE
            }
        })
        .collect();
    for label in &mut labels[example.group.clone()] {
        if *label == CONTENT {
            *label = OUTSIDE;
        }
    }
    close(&mut labels, example.group.clone());
    labels.contains(&CONTENT).then(|| Labelled {
        cue: example.group.clone(),
        features: example.tokens.iter().map(|(_, f)| f.clone()).collect(),
        labels,
    })
}

/// One step of the `i8` weights of cues.
const CUE_STEP: f32 = 0.02;

fn train_cues(examples: &[(Vec<u32>, bool)], dev: &[(Vec<u32>, bool)]) -> Vec<[i8; 1]> {
    let env = |k: &str, d: f32| std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let recipe = logistic::Recipe {
        rows_log2: CUE_ROWS_LOG2,
        epochs: env("EPOCHS", 8.0) as usize,
        rate: env("RATE", 0.02),
        decay: env("DECAY", 1e-5),
        seen: env("SEENMIN", 2.0) as u8,
    };
    let rows = logistic::quantise(&logistic::train(examples, recipe), CUE_STEP);
    for (name, set) in [("train", examples), ("dev", dev)] {
        let mut scored: Vec<(i32, bool)> = set
            .iter()
            .map(|(features, truth)| {
                let score = features.iter().map(|&f| i32::from(rows[f as usize & ((1 << CUE_ROWS_LOG2) - 1)][0])).sum();
                (score, *truth)
            })
            .collect();
        scored.sort_unstable_by_key(|s| std::cmp::Reverse(s.0));
        let gold = scored.iter().filter(|s| s.1).count();
        let (mut hit, mut best) = (0, (0.0, 0, 0.0, 0.0));
        for (n, &(score, truth)) in scored.iter().enumerate() {
            hit += usize::from(truth);
            let f1 = 2.0 * hit as f64 / (n + 1 + gold) as f64;
            if f1 > best.0 {
                best = (f1, score, hit as f64 / (n + 1) as f64, hit as f64 / gold as f64);
            }
        }
        super::say(&format!(
            "cues on {name}: best F1 {:.4} above {} (P {:.3} R {:.3})",
            best.0, best.1, best.2, best.3
        ));
    }
    rows
}

/// Shares of examples with content exact, content overlapping by half, and source met.
fn measure_roles(rows: &[[i8; LANES]], examples: &[Labelled]) -> String {
    let mut guess = Vec::new();
    let (mut exact, mut half, mut source) = (0, 0, 0);
    for example in examples {
        let scores: Vec<[i32; LANES]> = example
            .features
            .iter()
            .map(|features| {
                let mut sum = [0_i32; LANES];
                for &f in features {
                    for (s, w) in sum.iter_mut().zip(&rows[f as usize & (rows.len() - 1)]) {
                        *s += i32::from(*w);
                    }
                }
                sum
            })
            .collect();
        decode(&scores, example.cue.clone(), &mut guess);
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
    format!("exact {:.1} half {:.1} source {:.1} of {}", share(exact), share(half), share(source), examples.len())
}

/// One step of the `i8` weights of roles.
const ROLE_STEP: f32 = 0.02;

fn train_roles(examples: &[Labelled], dev: &[Labelled]) -> Vec<[i8; LANES]> {
    let env = |k: &str, d: f32| std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let recipe = crf::Recipe {
        rows_log2: env("RROWS", 18.0) as u32,
        epochs: env("REPOCHS", 5.0) as usize,
        rate: env("RRATE", 0.05),
        inertia: env("RSQ", 1.0),
        seen: env("RSEEN", 4.0) as u8,
    };
    let mut watch = |epoch, weights: &[[f32; LANES]]| {
        let rows = crf::quantise(weights, ROLE_STEP);
        super::say(&format!("roles epoch {epoch}: {}", measure_roles(&rows, dev)));
    };
    crf::quantise(&crf::train(examples, recipe, &mut watch), ROLE_STEP)
}
