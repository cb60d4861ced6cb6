//! What is wrong, with its text.

use crate::documents::Document;
use crate::evaluation::Judged;
use crate::page::{Excerpt, one_line};
use crate::parts::Part;
use crate::speakers;
use serde::Serialize;

/// How something can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Sort {
    /// A quotation or mention of gold that was not found.
    #[serde(rename = "missed")]
    Missed,
    /// One that was predicted and is none.
    #[serde(rename = "spurious")]
    Spurious,
    /// A quotation that was found, from a wrong source.
    #[serde(rename = "wrong source")]
    WrongSource,
    /// A quotation that was found, with wrong speakers.
    #[serde(rename = "wrong speaker")]
    WrongSpeaker,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mistake {
    /// How it is wrong.
    pub sort: Sort,
    /// The kind of quotation, or of mention.
    pub kind: Part,
    /// The document's id.
    pub document: String,
    /// What gold has; of a mention, the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold: Option<Excerpt>,
    /// What was predicted; of a mention, the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicted: Option<Excerpt>,
    /// Where the speaker is wrong, who gold says it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold_speakers: Option<Vec<String>>,
    /// Where the speaker is wrong, who it was taken for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicted_speakers: Option<Vec<String>>,
}

impl Mistake {
    /// What it is listed under: `wrong source`, `missed`, `missed person`.
    pub fn label(&self) -> String {
        let sort = match self.sort {
            Sort::Missed => "missed",
            Sort::Spurious => "spurious",
            Sort::WrongSource => "wrong source",
            Sort::WrongSpeaker => "wrong speaker",
        };
        match &self.kind {
            Part::Mention(kind) => format!("{sort} {kind}"),
            _ => sort.to_owned(),
        }
    }
}

/// The mistakes in a document: quotations, then mentions, each in the order of its file or text.
pub(crate) fn of(judged: &Judged<'_>) -> Vec<Mistake> {
    let mut out = quotations(judged);
    for mentions in &judged.mentions {
        let words = |&(start, end): &(u32, u32)| {
            Some(Excerpt { content: one_line(judged.page.slice(start, end)), ..Excerpt::default() })
        };
        let kind = Part::Mention(mentions.kind.to_owned());
        let missed = mentions.missed.iter().map(|span| mistake(judged, Sort::Missed, &kind, words(span), None));
        let spurious = mentions.spurious.iter().map(|span| mistake(judged, Sort::Spurious, &kind, None, words(span)));
        out.extend(missed.chain(spurious));
    }
    out
}

fn quotations(judged: &Judged<'_>) -> Vec<Mistake> {
    let Some(quotations) = &judged.quotations else { return vec![] };
    let mut out = vec![];
    for gold in quotations.gold.iter().filter(|gold| !gold.quote.optional) {
        let wanted = Some(judged.page.excerpt(gold.quote));
        let Some(predicted) = gold.pair.filter(|_| gold.found).map(|i| &quotations.predicted[i]) else {
            out.push(mistake(judged, Sort::Missed, &gold.kind, wanted, None));
            continue;
        };
        let offered = Some(judged.page.excerpt(predicted.quote));
        if !gold.attributed {
            out.push(mistake(judged, Sort::WrongSource, &gold.kind, wanted.clone(), offered.clone()));
        }
        if gold.speaker == Some(false) {
            let names = |document: Option<&Document>, quote| {
                let names = document.map(|document| speakers::names_of((document, quote)));
                names.map(|names| names.into_iter().map(str::to_owned).collect())
            };
            out.push(Mistake {
                gold_speakers: names(Some(judged.gold), gold.quote),
                predicted_speakers: names(judged.predicted, predicted.quote),
                ..mistake(judged, Sort::WrongSpeaker, &gold.kind, wanted, offered)
            });
        }
    }
    for predicted in quotations.predicted.iter().filter(|predicted| quotations.is_spurious(predicted)) {
        let offered = Some(judged.page.excerpt(predicted.quote));
        out.push(mistake(judged, Sort::Spurious, &predicted.kind, None, offered));
    }
    out
}

fn mistake(judged: &Judged<'_>, sort: Sort, kind: &Part, gold: Option<Excerpt>, predicted: Option<Excerpt>) -> Mistake {
    let (kind, document) = (kind.clone(), judged.gold.id.clone());
    Mistake { sort, kind, document, gold, predicted, gold_speakers: None, predicted_speakers: None }
}
