//! The stages, in order. Each reads the layers before it and adds its own.

use crate::Span;
use crate::analysis::{Analysis, EntityId, Quotation, QuotationId, QuotationKind, Region};
use crate::input::Input;
use crate::lexer;
use crate::model::{Pos, PosTagger};
use crate::quotations::draft::Draft;
use crate::quotations::{self, marks};
use crate::reading::Reading;
use crate::token::{Sentence, Token};
use crate::{document, sentences};
use std::ops::Range;

/// What to extract and how. The default is what the command line does without flags.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Extract from boilerplate too. Default: no.
    pub boilerplate: bool,
}

/// Reads texts; holds the lexicons. One serves any number of threads.
#[derive(Debug)]
pub struct Extractor {
    options: Options,
    tagger: PosTagger,
}

impl Extractor {
    /// With the embedded lexicons.
    pub fn new(options: Options) -> Self {
        Self { options, tagger: PosTagger::load() }
    }

    /// All layers of one text. Never fails and never panics, whatever the text.
    pub fn analyse<'t>(&self, input: &'t Input) -> Analysis<'t> {
        let text = input.text.as_str();
        let mut paragraphs = document::paragraphs(text);
        if self.options.boilerplate {
            for p in paragraphs.iter_mut().filter(|p| p.region == Region::Boilerplate) {
                p.region = Region::Body;
            }
        }
        let mut meta = input.meta.clone();
        if meta.date.is_none() {
            meta.date = document::stated_date(text).map(|(date, _)| date.to_owned());
        }
        let mut tokens = Vec::new();
        lexer::lex(text, &mut tokens);
        let sentences: Vec<Sentence> = sentences::split(text, &tokens, &paragraphs)
            .into_iter()
            .filter(|s| paragraphs[s.paragraph as usize].region != Region::Boilerplate)
            .collect();
        let pos = self.tag(text, &tokens, &sentences);
        let fragments = marks::fragments(text, &tokens, &sentences, &paragraphs);
        let reading = Reading::new(text, &tokens, &pos, &sentences, &paragraphs, &fragments);
        let drafts = quotations::draft(&reading);
        let quotations = assemble(&reading, &drafts, &vec![vec![]; drafts.len()]);
        Analysis {
            id: &input.id,
            text,
            meta,
            paragraphs,
            mentions: vec![],
            entities: vec![],
            quotations,
            relations: vec![],
            tokens,
            sentences,
        }
    }

    /// Parts of speech, one a token; tokens outside sentences are `Other`.
    fn tag(&self, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Pos> {
        let mut out = Vec::with_capacity(tokens.len());
        for s in sentences {
            out.resize(s.first as usize, Pos::Other);
            self.tagger.tag(text, &tokens[s.range()], &mut out);
        }
        out.resize(tokens.len(), Pos::Other);
        out
    }
}

/// Token ranges to spans, parents, kinds.
fn assemble(r: &Reading<'_>, drafts: &[Draft], speakers: &[Vec<EntityId>]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::with_capacity(drafts.len());
    for (draft, speakers) in drafts.iter().zip(speakers) {
        let content: Vec<Span> = draft.content.iter().map(|c| content_span(r, c)).collect();
        let whole = content[0].cover(content[content.len() - 1]);
        let parent = out
            .iter()
            .rposition(|q| q.content.len() == 1 && q.content[0].contains(whole) && q.content[0] != whole)
            .map(|i| QuotationId(i as u32));
        out.push(Quotation {
            kind: kind(r, draft),
            content,
            cue: draft.cue.iter().map(|c| r.span(c)).collect(),
            source: draft.source.iter().map(|s| r.span(s)).collect(),
            speakers: speakers.clone(),
            addressee: None,
            medium: draft.medium.as_ref().map(|m| r.span(m)),
            negated: draft.negated,
            hedged: draft.hedged,
            about: vec![],
            parent,
            confidence: draft.confidence,
            why: draft.why,
            resolved_by: "",
        });
    }
    out
}

/// The span of a content range; a mark written as a character entity stays outside.
fn content_span(r: &Reading<'_>, range: &Range<usize>) -> Span {
    let mut span = r.span(range);
    if let Some(f) = r.outer_fragment(range.start)
        && r.fragment_open(f) == range.start
    {
        span.start = r.fragments[f].span.start;
    }
    if let Some(f) = r.outer_fragment(range.end - 1)
        && r.fragments[f].close as usize == range.end
    {
        span.end = r.fragments[f].span.end.max(span.start);
    }
    span
}

fn kind(r: &Reading<'_>, draft: &Draft) -> QuotationKind {
    let words = || draft.content.iter().cloned().flatten().filter(|&i| r.is_word(i));
    let inside = words().filter(|&i| r.outer_fragment(i).is_some()).count();
    if draft.verbatim || inside == words().count() {
        QuotationKind::Direct
    } else if inside > 0 {
        QuotationKind::Mixed
    } else {
        QuotationKind::Indirect
    }
}
