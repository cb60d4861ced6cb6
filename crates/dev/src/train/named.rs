//! Texts with names, as the name tagger's labels over our own tokens.

use super::corpus::{Document, byte_offsets};
use std::collections::BTreeSet;
use std::ops::Range;
use whosaid::model::name_decode::{OTHER, OUTSIDE, begin};
use whosaid::model::word::Word;
use whosaid::model::{NameInput, Pos, PosTagger};
use whosaid::token::{Sentence, Token};
use whosaid::{document, lexer, sentences};

/// A text read as at run time.
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<Word>,
    pub(crate) pos: Vec<Pos>,
    pub(crate) sentences: Vec<Sentence>,
}

impl Read {
    pub(crate) fn new(tagger: &PosTagger, text: &str) -> Self {
        let (mut tokens, mut pos) = (Vec::new(), Vec::new());
        lexer::lex(text, &mut tokens);
        let words = Word::read_all(text, &tokens);
        let sentences = sentences::split(text, &tokens, &document::paragraphs(text));
        for sentence in &sentences {
            pos.resize(sentence.first as usize, Pos::Other);
            tagger.tag(&words[sentence.range()], &mut pos);
        }
        pos.resize(tokens.len(), Pos::Other);
        Self { text: text.to_owned(), tokens, words, pos, sentences }
    }

    pub(crate) fn input(&self) -> NameInput<'_> {
        NameInput {
            text: &self.text,
            tokens: &self.tokens,
            words: &self.words,
            pos: &self.pos,
            sentences: &self.sentences,
        }
    }
}

/// A text with a gold label for each token.
pub(crate) struct Named {
    pub(crate) read: Read,
    pub(crate) labels: Vec<usize>,
}

/// A document of Worldwide newswire.
pub(crate) fn worldwide(tagger: &PosTagger, document: &Document) -> Named {
    let bytes = byte_offsets(&document.text);
    let spans = document.mentions.iter().filter_map(|mention| {
        let kind = match mention.kind.as_str() {
            "PER" => 0,
            "ORG" => 1,
            "LOC" | "FAC" => 2,
            "NORP" | "MISC" | "PRODUCT" => 3,
            _ => return None,
        };
        Some((*bytes.get(mention.start)?..*bytes.get(mention.end)?, kind))
    });
    named(tagger, &document.text, spans)
}

fn named(tagger: &PosTagger, text: &str, spans: impl Iterator<Item = (Range<usize>, usize)>) -> Named {
    let read = Read::new(tagger, text);
    let mut labels = vec![OUTSIDE; read.tokens.len()];
    for (span, kind) in spans {
        let first = read.tokens.partition_point(|token| token.span.range().end <= span.start);
        let end = read.tokens.partition_point(|token| token.span.range().start < span.end);
        for (i, label) in labels[first..end.max(first)].iter_mut().enumerate() {
            *label = match kind {
                3 => OTHER,
                _ if i == 0 => begin(kind),
                _ => begin(kind) + 1,
            };
        }
    }
    Named { read, labels }
}

/// A text and where its persons are: the spans that must be found, and those that may.
pub(crate) struct Persons {
    pub(crate) read: Read,
    pub(crate) gold: BTreeSet<(usize, usize)>,
    pub(crate) optional: BTreeSet<(usize, usize)>,
}

/// A document whose persons are annotated.
pub(crate) fn persons(tagger: &PosTagger, document: &Document) -> Persons {
    let bytes = byte_offsets(&document.text);
    let (mut gold, mut optional) = (BTreeSet::new(), BTreeSet::new());
    for mention in document.mentions.iter().filter(|mention| matches!(mention.kind.as_str(), "person" | "PER")) {
        let at = |i: usize| bytes.get(i).copied().unwrap_or(document.text.len());
        let set = if mention.optional { &mut optional } else { &mut gold };
        set.insert((at(mention.start), at(mention.end)));
    }
    Persons { read: Read::new(tagger, &document.text), gold, optional }
}
