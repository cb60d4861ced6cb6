//! Trains the part-of-speech tagger on GUM (gold) and `PolNeAR`'s silver tags.

use super::align::{Tagged, align, shout};
use super::corpus;
use super::perceptron::{Averaged, Dice, quantise};
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use whosaid::model::linear::{Linear, dictionary_slots};
use whosaid::model::pos_tagger::{FEATURE_SET, NONE, Seen, features, is_wordlike};
use whosaid::model::word::Word;
use whosaid::model::{Pos, PosTagger};

const ROWS_LOG2: u32 = 16;
const SLOTS_LOG2: u32 = 13;
const EPOCHS: usize = 6;
/// How much a mistake on gold counts, silver counting 1.
const GOLD_WEIGHT: i32 = 2;
/// A word is in the dictionary when it was seen this often, and but one in `EXCEPTIONS` times as the same.
const SEEN_OFTEN: u32 = 25;
const EXCEPTIONS: u32 = 500;

struct Example {
    seen: Vec<Seen>,
    tags: Vec<u8>,
    weight: i32,
}

/// Trains, measures and writes `pos.bin`; the figures, a line each.
pub(crate) fn train(corpora: &Path) -> Result<Vec<String>> {
    let gum: Vec<Tagged> = corpus::gum(corpora)?.iter().map(align).collect();
    let silver: Vec<Tagged> = corpus::silver(corpora, "train")?.iter().map(align).collect();
    let silver_dev: Vec<Tagged> = corpus::silver(corpora, "dev")?.iter().map(align).collect();
    let (held_out, gum): (Vec<_>, Vec<_>) = gum.into_iter().enumerate().partition(|(i, _)| i % 10 == 9);
    let held_out: Vec<Tagged> = held_out.into_iter().map(|(_, document)| document).collect();
    let gum: Vec<Tagged> = gum.into_iter().map(|(_, document)| document).collect();

    let slots = dictionary(&[(&gum, GOLD_WEIGHT as u32), (&silver, 1)]);
    let lookup = PosTagger::with_model(model(&slots, &[[0; Pos::COUNT]]));
    let mut dice = Dice(1);
    let mut examples = Vec::new();
    for (documents, weight) in [(&gum, GOLD_WEIGHT), (&silver, 1)] {
        for document in documents {
            for sentence in &document.sentences {
                examples.push(example(&lookup, document, sentence, weight));
                let roll = dice.below(100);
                if roll < 8 {
                    let loud = shout(document, sentence, roll < 5);
                    examples.push(example(&lookup, &loud, &loud.sentences[0], 1));
                }
            }
        }
    }
    let mut perceptron = Averaged::<{ Pos::COUNT }>::new(ROWS_LOG2);
    for epoch in 0..EPOCHS {
        dice.shuffle(&mut examples);
        let (mut wrong, mut all) = (0, 0);
        for example in &examples {
            wrong += learn(&mut perceptron, example);
            all += example.tags.len();
        }
        super::say(&format!("pos epoch {epoch}: {:.2} % wrong in training", 100.0 * wrong as f64 / all as f64));
    }
    let (rows, _) = quantise(&perceptron.averaged(), 20_000);
    let bytes = Linear::write(FEATURE_SET, &slots, &[], &rows);
    let tagger = PosTagger::with_model(model(&slots, &rows));
    let mut figures = Vec::new();
    for (title, documents) in [("GUM, every tenth document", &held_out), ("PolNeAR dev (silver)", &silver_dev)] {
        let (row, remark) = measure(&tagger, documents);
        super::say(&format!("{title}: {row} {remark}"));
        figures.push(format!("| {title} | {row} |"));
    }
    super::write(&super::models().join("pos.bin"), &bytes)?;
    Ok(figures)
}

fn model(slots: &[u32], rows: &[[i8; Pos::COUNT]]) -> Linear<{ Pos::COUNT }> {
    let bytes = Linear::write(FEATURE_SET, slots, &[], rows);
    Linear::read(bytes.leak(), FEATURE_SET).unwrap_or_default()
}

/// Words that (almost) always have the same tag.
fn dictionary(corpora: &[(&Vec<Tagged>, u32)]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, [u32; Pos::COUNT]> = BTreeMap::new();
    for (documents, weight) in corpora {
        for document in *documents {
            for i in document.sentences.iter().flat_map(Clone::clone) {
                let word = Word::read(&document.text, &document.tokens[i]);
                counts.entry(word.exact).or_default()[document.tags[i] as usize] += weight;
            }
        }
    }
    let mut words: Vec<(u32, u32, u8)> = counts
        .into_iter()
        .filter_map(|(hash, tags)| {
            let all: u32 = tags.iter().sum();
            let (best, count) = tags.iter().enumerate().max_by_key(|(i, n)| (**n, Pos::COUNT - i))?;
            (all >= SEEN_OFTEN && (all - count) * EXCEPTIONS <= all).then_some((all, hash, best as u8))
        })
        .collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    super::say(&format!("pos dictionary: {} words", words.len()));
    dictionary_slots(&words.iter().map(|&(_, hash, tag)| (hash, tag)).collect::<Vec<_>>(), SLOTS_LOG2)
}

fn example(lookup: &PosTagger, document: &Tagged, sentence: &std::ops::Range<usize>, weight: i32) -> Example {
    Example {
        seen: Word::read_all(&document.text, &document.tokens[sentence.clone()])
            .iter()
            .map(|word| lookup.see(word))
            .collect(),
        tags: document.tags[sentence.clone()].iter().map(|tag| *tag as u8).collect(),
        weight,
    }
}

/// Tags a sentence with the weights as they are and mends them at each mistake; how many there were.
fn learn(perceptron: &mut Averaged<{ Pos::COUNT }>, example: &Example) -> usize {
    let at = |i: usize| example.seen.get(i).copied().unwrap_or(Seen::NOTHING);
    let mut before = [NONE; 2];
    let mut initial = true;
    let mut wrong = 0;
    for (i, &gold) in example.tags.iter().enumerate() {
        let this = at(i);
        let mut tag = this.fixed;
        if tag == NONE {
            let window = [at(i.wrapping_sub(2)), at(i.wrapping_sub(1)), this, at(i + 1), at(i + 2)];
            let features = features(&window, before, initial);
            let scores = perceptron.score(&features);
            tag = (0..Pos::COUNT).max_by_key(|&c| (scores[c], Pos::COUNT - c)).unwrap_or(0) as u8;
            if tag != gold {
                perceptron.update(&features, usize::from(gold), example.weight);
                perceptron.update(&features, usize::from(tag), -example.weight);
            }
            perceptron.advance();
        }
        wrong += usize::from(tag != gold);
        initial &= !is_wordlike(&this.word);
        before = [tag, before[0]];
    }
    wrong
}

/// Cells of the model card, and what only the one who trains wants to know: speed and the commonest mistakes.
fn measure(tagger: &PosTagger, documents: &[Tagged]) -> (String, String) {
    let (mut right, mut all, mut verbs, mut verbs_right) = (0, 0, 0, 0);
    let mut mistakes: BTreeMap<(Pos, Pos), usize> = BTreeMap::new();
    let mut seconds = 0.0;
    for document in documents {
        let mut tags = Vec::new();
        let start = Instant::now();
        let words = Word::read_all(&document.text, &document.tokens);
        for sentence in &document.sentences {
            tagger.tag(&words[sentence.clone()], &mut tags);
        }
        seconds += start.elapsed().as_secs_f64();
        let gold = document.sentences.iter().flat_map(|sentence| &document.tags[sentence.clone()]);
        for (tag, gold) in tags.iter().zip(gold) {
            all += 1;
            right += usize::from(tag == gold);
            verbs += usize::from(gold.is_finite());
            verbs_right += usize::from(gold.is_finite() && tag.is_finite());
            if tag != gold {
                *mistakes.entry((*gold, *tag)).or_default() += 1;
            }
        }
    }
    let mut mistakes: Vec<_> = mistakes.into_iter().collect();
    mistakes.sort_by_key(|(pair, n)| (Reverse(*n), *pair));
    mistakes.truncate(8);
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    (
        format!("{:.2} % | {:.2} % | {all}", share(right, all), share(verbs_right, verbs)),
        format!("{:.2} M tokens/s; {mistakes:?}", all as f64 / seconds / 1e6),
    )
}
