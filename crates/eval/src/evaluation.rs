//! A prediction held against gold, document by document.

use crate::calibration::Calibration;
use crate::changes::{self, Changes};
use crate::documents::{Document, Gold, Predictions, Quote};
use crate::figures::{Count, Figures};
use crate::mentions::Mentions;
use crate::mistakes::{self, Mistake};
use crate::page::Page;
use crate::parts::Part;
use crate::quotations::Quotations;
use serde::Serialize;

/// What became of every quotation and mention.
pub struct Evaluation<'a> {
    pub(crate) documents: Vec<Judged<'a>>,
}

/// One document, judged.
pub(crate) struct Judged<'a> {
    pub(crate) gold: &'a Document,
    /// Nothing where the prediction lacks the document: all in it is missed then.
    pub(crate) predicted: Option<&'a Document>,
    pub(crate) page: Page<'a>,
    /// Nothing where gold does not annotate quotations.
    pub(crate) quotations: Option<Quotations<'a>>,
    /// Empty where gold does not annotate mentions.
    pub(crate) mentions: Vec<Mentions<'a>>,
}

/// How well one document's quotations are attributed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentFigure {
    /// The document's id.
    pub document: String,
    /// F1 of attributed quotations, in percent.
    pub f1: f64,
}

impl<'a> Evaluation<'a> {
    /// Pairs and judges. Documents that the prediction lacks are taken as predicted empty.
    pub fn of(gold: &'a Gold, predictions: &'a Predictions) -> Self {
        let judge = |document: &'a Document| {
            let page = Page::new(document.text());
            let predicted = predictions.get(&document.id);
            let quotations = Quotations::of(&page, document, predicted);
            Judged { gold: document, predicted, page, quotations, mentions: Mentions::of(document, predicted) }
        };
        Self { documents: gold.documents().iter().map(judge).collect() }
    }

    /// Precision, recall and accuracy of all that gold annotates.
    pub fn figures(&self) -> Figures {
        Figures::of(&self.documents)
    }

    /// Everything that is wrong, in the order of the documents.
    pub fn mistakes(&self) -> Vec<Mistake> {
        self.documents.iter().flat_map(mistakes::of).collect()
    }

    /// How far the prediction's confidences can be believed; nothing where it has none.
    pub fn calibration(&self) -> Option<Calibration> {
        let calibration = Calibration::of(self.documents.iter().filter_map(|judged| judged.quotations.as_ref()));
        (!calibration.parts.is_empty()).then_some(calibration)
    }

    /// Every predicted quotation with its kind, and whether it is attributed rightly; those paired with an optional one
    /// are left out.
    pub fn judged(&self) -> Vec<(&Quote, &Part, bool)> {
        let quotations = self.documents.iter().filter_map(|judged| judged.quotations.as_ref());
        quotations
            .flat_map(|all| {
                all.predicted.iter().filter(|p| !p.optional).map(|p| (p.quote, &p.kind, all.is_attributed(p)))
            })
            .collect()
    }

    /// The documents with annotated quotations, the worst first.
    pub fn by_document(&self) -> Vec<DocumentFigure> {
        let figure = |judged: &Judged<'_>| {
            let quotations = judged.quotations.as_ref()?;
            let gold = quotations.gold.iter().filter(|gold| !gold.quote.optional);
            let mut count = Count::default();
            gold.for_each(|gold| count.wanted(gold.attributed));
            let wrong = quotations.predicted.iter().filter(|p| !p.optional && !quotations.is_attributed(p));
            count.spurious = wrong.count();
            Some(DocumentFigure { document: judged.gold.id.clone(), f1: count.rates().f1 })
        };
        let mut figures: Vec<_> = self.documents.iter().filter_map(figure).collect();
        figures.sort_by(|a, b| a.f1.total_cmp(&b.f1).then_with(|| a.document.cmp(&b.document)));
        figures
    }

    /// What another prediction for the same gold had, and this has not, and the other way round.
    pub fn changes_since(&self, before: &Evaluation<'_>) -> Changes {
        changes::between(&before.documents, &self.documents)
    }
}
