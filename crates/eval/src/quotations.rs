//! A document's quotations, gold and predicted, paired and judged.

use crate::documents::{Document, Quote};
use crate::page::{Page, Tokens};
use crate::pairing::{self, Overlap};
use crate::parts::Part;
use crate::{sources, speakers};

/// The quotations of one document; those without a word in them are left out.
pub(crate) struct Quotations<'a> {
    pub(crate) gold: Vec<GoldQuotation<'a>>,
    pub(crate) predicted: Vec<PredictedQuotation<'a>>,
}

/// A quotation that is there to be found.
pub(crate) struct GoldQuotation<'a> {
    pub(crate) quote: &'a Quote,
    pub(crate) kind: Part,
    /// Position of what it is paired with.
    pub(crate) pair: Option<usize>,
    /// Half of the words are right, or more.
    pub(crate) found: bool,
    /// All words are right.
    pub(crate) exact: bool,
    /// Found, with the right source.
    pub(crate) attributed: bool,
    /// Whether the speakers are right; nothing where it is not found or gold does not say who they are.
    pub(crate) speaker: Option<bool>,
}

/// A quotation that a prediction has.
pub(crate) struct PredictedQuotation<'a> {
    pub(crate) quote: &'a Quote,
    pub(crate) kind: Part,
    pub(crate) tokens: Tokens,
    /// Position of what it is paired with.
    pub(crate) pair: Option<usize>,
    /// Paired with an optional one: counts nowhere.
    pub(crate) optional: bool,
}

impl<'a> Quotations<'a> {
    /// `predicted` is nothing where the prediction lacks the document.
    pub(crate) fn of(page: &Page<'_>, gold: &'a Document, predicted: Option<&'a Document>) -> Option<Self> {
        let gold_quotes = with_words(page, gold.quotes.as_ref()?);
        let predicted_quotes = predicted.and_then(|document| document.quotes.as_ref());
        let predicted_quotes = predicted_quotes.map_or_else(Vec::new, |quotes| with_words(page, quotes));
        let gold_tokens: Vec<_> = gold_quotes.iter().map(|(quote, tokens)| (tokens.clone(), quote.optional)).collect();
        let tokens: Vec<_> = predicted_quotes.iter().map(|(_, tokens)| tokens.clone()).collect();
        let pairs = pairing::pair(&gold_tokens, &tokens);

        let mut out = Self {
            gold: gold_quotes.iter().map(|(quote, tokens)| GoldQuotation::new(quote, page.kind(tokens))).collect(),
            predicted: predicted_quotes
                .into_iter()
                .map(|(quote, tokens)| PredictedQuotation::new(quote, page.kind(&tokens), tokens))
                .collect(),
        };
        for pair in pairs {
            let (one, other) = (&mut out.gold[pair.gold], &mut out.predicted[pair.predicted]);
            other.pair = Some(pair.gold);
            other.optional = one.quote.optional;
            one.pair = Some(pair.predicted);
            one.judge(pair.overlap, sources::match_(page, &one.quote.source, &other.quote.source));
            if let (true, Some(document)) = (one.found, predicted) {
                one.speaker = speakers::match_((gold, one.quote), (document, other.quote));
            }
        }
        Some(out)
    }

    /// What a predicted quotation is paired with.
    pub(crate) fn gold_of(&self, predicted: &PredictedQuotation<'_>) -> Option<&GoldQuotation<'a>> {
        predicted.pair.map(|i| &self.gold[i])
    }

    /// Does it answer to a gold quotation, at least by half of the words?
    pub(crate) fn is_spurious(&self, predicted: &PredictedQuotation<'_>) -> bool {
        !predicted.optional && !self.gold_of(predicted).is_some_and(|gold| gold.found)
    }

    /// Does it answer to a gold quotation that it attributes rightly?
    pub(crate) fn is_attributed(&self, predicted: &PredictedQuotation<'_>) -> bool {
        self.gold_of(predicted).is_some_and(|gold| gold.attributed)
    }

    /// Does gold say of any quotation who the speaker is?
    pub(crate) fn speakers_known(&self) -> bool {
        self.gold.iter().any(|gold| gold.quote.speakers.is_some())
    }
}

impl<'a> GoldQuotation<'a> {
    fn new(quote: &'a Quote, kind: Part) -> Self {
        Self { quote, kind, pair: None, found: false, exact: false, attributed: false, speaker: None }
    }

    fn judge(&mut self, overlap: Overlap, source_right: bool) {
        self.found = overlap.is_found();
        self.exact = overlap.is_exact();
        self.attributed = self.found && source_right;
    }

    /// Gold names somebody as the speaker.
    pub(crate) fn has_speakers(&self) -> bool {
        self.quote.speakers.as_ref().is_some_and(|speakers| !speakers.is_empty())
    }
}

impl<'a> PredictedQuotation<'a> {
    fn new(quote: &'a Quote, kind: Part, tokens: Tokens) -> Self {
        Self { quote, kind, tokens, pair: None, optional: false }
    }
}

fn with_words<'a>(page: &Page<'_>, quotes: &'a [Quote]) -> Vec<(&'a Quote, Tokens)> {
    let tokens = quotes.iter().map(|quote| (quote, page.tokens(&quote.content)));
    tokens.filter(|(_, tokens)| !tokens.is_empty()).collect()
}
