//! Counts made into figures.

use crate::evaluation::Judged;
use crate::mentions::Mentions;
use crate::parts::Part;
use crate::quotations::Quotations;
use serde::Serialize;
use std::collections::BTreeMap;

/// What has to be right for a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Half of the content's words.
    Content,
    /// All of them.
    #[serde(rename = "content exact")]
    ContentExact,
    /// Half of the content's words, and the source.
    Attributed,
    /// Half of the content's words, and all speakers; where gold names them.
    Speaker,
    /// The very span of a mention.
    Mention,
}

impl Level {
    /// As it is written: `content exact`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::ContentExact => "content exact",
            Self::Attributed => "attributed",
            Self::Speaker => "speaker",
            Self::Mention => "mention",
        }
    }
}

/// What is asked of that which was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Accuracy {
    /// Is the source of a found quotation right?
    #[serde(rename = "source given content")]
    SourceGivenContent,
    /// Are its speakers right, or rightly nobody?
    #[serde(rename = "speaker given content")]
    SpeakerGivenContent,
    /// Is the code of a found nation right?
    #[serde(rename = "nation code")]
    NationCode,
}

impl Accuracy {
    /// As it is written: `nation code`.
    pub fn name(self) -> &'static str {
        match self {
            Self::SourceGivenContent => "source given content",
            Self::SpeakerGivenContent => "speaker given content",
            Self::NationCode => "nation code",
        }
    }
}

/// Precision, recall and F1 in percent, to one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rates {
    /// Precision.
    #[serde(rename = "p")]
    pub precision: f64,
    /// Recall.
    #[serde(rename = "r")]
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many there are to be found.
    pub gold: usize,
    /// How many of the predicted count.
    #[serde(rename = "pred")]
    pub predicted: usize,
}

/// How many are right, in percent to one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// The share.
    pub accuracy: f64,
    /// Of how many.
    pub of: usize,
}

/// All figures of an evaluation. What neither gold nor the prediction has is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Documents of gold.
    pub documents: usize,
    /// Those that the prediction lacks.
    pub missing: usize,
    /// By level and part.
    #[serde(flatten)]
    pub rates: BTreeMap<Level, BTreeMap<Part, Rates>>,
    /// By question and part.
    #[serde(flatten)]
    pub shares: BTreeMap<Accuracy, BTreeMap<Part, Share>>,
}

impl Figures {
    /// The rates of a part, if there is anything of it.
    pub fn rates(&self, level: Level, part: &Part) -> Option<&Rates> {
        self.rates.get(&level)?.get(part)
    }

    /// The share of a part that is right, if there is anything of it.
    pub fn share(&self, accuracy: Accuracy, part: &Part) -> Option<&Share> {
        self.shares.get(&accuracy)?.get(part)
    }

    pub(crate) fn of(documents: &[Judged<'_>]) -> Self {
        let mut counts = Counts::default();
        for judged in documents {
            if let Some(quotations) = &judged.quotations {
                counts.quotations(quotations);
            }
            judged.mentions.iter().for_each(|mentions| counts.mentions(mentions));
        }
        let mut figures = Self {
            documents: documents.len(),
            missing: documents.iter().filter(|judged| judged.predicted.is_none()).count(),
            rates: BTreeMap::new(),
            shares: BTreeMap::new(),
        };
        for ((level, part), count) in counts.counts {
            if !count.is_empty() {
                figures.rates.entry(level).or_default().insert(part, count.rates());
            }
        }
        for ((accuracy, part), (right, of)) in counts.answers {
            let share = Share { accuracy: rounded(100.0 * right as f64 / of as f64), of };
            figures.shares.entry(accuracy).or_default().insert(part, share);
        }
        figures
    }
}

/// Hits, and what is missed and spurious.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) hits: usize,
    pub(crate) missed: usize,
    pub(crate) spurious: usize,
}

impl Count {
    /// One that is there to be found.
    pub(crate) fn wanted(&mut self, found: bool) {
        *(if found { &mut self.hits } else { &mut self.missed }) += 1;
    }

    fn is_empty(self) -> bool {
        self.hits + self.missed + self.spurious == 0
    }

    pub(crate) fn rates(self) -> Rates {
        let (gold, predicted) = (self.hits + self.missed, self.hits + self.spurious);
        let share = |of: usize| if of == 0 { 0.0 } else { self.hits as f64 / of as f64 };
        let (p, r) = (share(predicted), share(gold));
        let f1 = if self.hits == 0 { 0.0 } else { 200.0 * p * r / (p + r) };
        Rates { precision: rounded(100.0 * p), recall: rounded(100.0 * r), f1: rounded(f1), gold, predicted }
    }
}

/// To one decimal, as it would be printed.
pub(crate) fn rounded(number: f64) -> f64 {
    format!("{number:.1}").parse().unwrap_or(number)
}

/// Everything counted, by what is counted and of which part.
#[derive(Default)]
struct Counts {
    counts: BTreeMap<(Level, Part), Count>,
    /// How many are right, of how many.
    answers: BTreeMap<(Accuracy, Part), (usize, usize)>,
}

impl Counts {
    fn quotations(&mut self, quotations: &Quotations<'_>) {
        for gold in quotations.gold.iter().filter(|gold| !gold.quote.optional) {
            self.wanted(Level::Content, &gold.kind, gold.found);
            self.wanted(Level::ContentExact, &gold.kind, gold.exact);
            self.wanted(Level::Attributed, &gold.kind, gold.attributed);
            if gold.has_speakers() {
                self.wanted(Level::Speaker, &gold.kind, gold.speaker == Some(true));
            }
            if gold.found {
                self.answer(Accuracy::SourceGivenContent, &gold.kind, gold.attributed);
            }
            if let Some(right) = gold.speaker {
                self.answer(Accuracy::SpeakerGivenContent, &gold.kind, right);
            }
        }
        for predicted in quotations.predicted.iter().filter(|predicted| !predicted.optional) {
            let gold = quotations.gold_of(predicted);
            let found = gold.is_some_and(|gold| gold.found);
            if !found {
                self.spurious(Level::Content, &predicted.kind);
            }
            if !gold.is_some_and(|gold| gold.exact) {
                self.spurious(Level::ContentExact, &predicted.kind);
            }
            if !quotations.is_attributed(predicted) {
                self.spurious(Level::Attributed, &predicted.kind);
            }
            // Wrong where gold knows somebody else, or knows of nobody; where gold does not say, nobody can tell.
            let unjudged = gold.is_some_and(|gold| gold.found && gold.quote.speakers.is_none());
            let right = gold.is_some_and(|gold| gold.has_speakers() && gold.speaker == Some(true));
            let names = predicted.quote.speakers.as_ref().is_some_and(|speakers| !speakers.is_empty());
            if names && quotations.speakers_known() && !unjudged && !right {
                self.spurious(Level::Speaker, &predicted.kind);
            }
        }
    }

    fn mentions(&mut self, mentions: &Mentions<'_>) {
        let count = self.counts.entry((Level::Mention, Part::Mention(mentions.kind.to_owned()))).or_default();
        count.hits += mentions.hits;
        count.missed += mentions.missed.len();
        count.spurious += mentions.spurious.len();
        for &right in &mentions.codes {
            let answer = self.answers.entry((Accuracy::NationCode, Part::All)).or_default();
            *answer = (answer.0 + usize::from(right), answer.1 + 1);
        }
    }

    fn wanted(&mut self, level: Level, kind: &Part, found: bool) {
        for part in [&Part::All, kind] {
            self.counts.entry((level, part.clone())).or_default().wanted(found);
        }
    }

    fn spurious(&mut self, level: Level, kind: &Part) {
        for part in [&Part::All, kind] {
            self.counts.entry((level, part.clone())).or_default().spurious += 1;
        }
    }

    fn answer(&mut self, accuracy: Accuracy, kind: &Part, right: bool) {
        for part in [&Part::All, kind] {
            let answer = self.answers.entry((accuracy, part.clone())).or_default();
            *answer = (answer.0 + usize::from(right), answer.1 + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_in_percent_to_one_decimal() {
        let rates = Count { hits: 2, missed: 1, spurious: 6 }.rates();
        assert_eq!((rates.precision, rates.recall, rates.f1), (25.0, 66.7, 36.4));
        assert_eq!((rates.gold, rates.predicted), (3, 8));
        let rates = Count { hits: 0, missed: 0, spurious: 1 }.rates();
        assert_eq!((rates.precision, rates.recall, rates.f1), (0.0, 0.0, 0.0));
    }
}
