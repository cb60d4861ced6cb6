//! The stages, in order. Each reads the layers before it and adds its own.

use crate::Span;
use crate::analysis::{Addressee, Analysis, EntityId, Quotation, QuotationId, QuotationKind, Region};
use crate::attribution::{self, Attributor, Rules, View};
use crate::coreference::{self, Frame, Referent, Resolved, Tables, World};
use crate::entities::{self, Entities};
use crate::input::{Input, Meta};
use crate::lexicon::phrases::word_starts;
use crate::lexicon::{self, Nations, Offices, Organisations};
use crate::mentions;
use crate::model::word::Word;
use crate::model::{NameInput, NameTagger, Pos, PosTagger};
use crate::quotations::draft::Draft;
use crate::quotations::{self, Units, marks};
use crate::reading::Reading;
use crate::token::Sentence;
use crate::{document, sentences};
use crate::{lexer, relations};
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
    name_tagger: NameTagger,
    nations: Nations,
    organisations: Organisations,
    offices: Offices,
    names: lexicon::Names,
    attributor: Attributor,
}

impl Extractor {
    /// With the embedded lexicons.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            tagger: PosTagger::load(),
            name_tagger: NameTagger::load(),
            nations: Nations::load(),
            organisations: Organisations::load(),
            offices: Offices::load(),
            names: lexicon::Names::load(),
            attributor: Attributor::load(),
        }
    }

    /// All layers of one text. Never fails and never panics, whatever the text.
    pub fn analyse<'t>(&self, input: &'t Input) -> Analysis<'t> {
        self.run(input, &mut |_| {})
    }

    /// What the models of attribution see of a text: for training.
    #[doc(hidden)]
    pub fn examples(&self, input: &Input) -> Vec<attribution::Example> {
        let mut out = Vec::new();
        self.run(input, &mut |view| out = attribution::examples(view));
        out
    }

    /// The same with other models of parts of speech and names.
    #[doc(hidden)]
    #[must_use]
    pub fn with_taggers(mut self, tagger: PosTagger, name_tagger: NameTagger) -> Self {
        (self.tagger, self.name_tagger) = (tagger, name_tagger);
        self
    }

    /// The same with other models of attribution.
    #[doc(hidden)]
    #[must_use]
    pub fn with_attributor(mut self, attributor: Attributor) -> Self {
        self.attributor = attributor;
        self
    }

    fn run<'t>(&self, input: &'t Input, watch: &mut dyn FnMut(&View<'_>)) -> Analysis<'t> {
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
        // A token of news takes five bytes with its space.
        let mut tokens = Vec::with_capacity(text.len() / 5);
        lexer::lex(text, &mut tokens);
        let sentences: Vec<Sentence> = sentences::split(text, &tokens, &paragraphs)
            .into_iter()
            .filter(|s| paragraphs[s.paragraph as usize].region != Region::Boilerplate)
            .collect();
        let words = Word::read_all(text, &tokens);
        let pos = self.tag(&words, &sentences);
        let fragments = marks::fragments(text, &tokens, &sentences, &paragraphs);
        let first_reading = Reading::new(text, &tokens, &words, &pos, &sentences, &paragraphs, &fragments);
        let frame = frame(&meta, text, &paragraphs);
        let spans =
            self.name_tagger.tag(&NameInput { text, tokens: &tokens, words: &words, pos: &pos, sentences: &sentences });
        let starts = word_starts(text);
        let found = self.nations.find_from(text, &starts);
        let bodies = self.organisations.find_from(text, &starts);
        let places: Vec<Range<usize>> = found.iter().map(|m| mentions::tokens_of(&first_reading, m.span)).collect();
        let names = mentions::people(&first_reading, &spans, &bodies, &self.names, &places);
        let pos = mentions::repair(&first_reading, &names);
        let reading = first_reading.with_pos(&pos);
        let nation_mentions = mentions::nations(&reading, &found, &names, &self.nations, frame.home);
        let (sites, units) = (quotations::sites(&reading), Units::new(&fragments));
        let drafts = quotations::draft(&reading, &sites, &units);
        let rules = Rules { sites: &sites, units: &units, drafts: &drafts };
        let view = View::new(&reading, &words, &names, &nation_mentions, rules, self.attributor.cues);
        watch(&view);
        let drafts = attribution::revise(&view, &self.attributor);
        let tables = Tables {
            nations: &self.nations,
            organisations: &self.organisations,
            offices: &self.offices,
            names: &self.names,
        };
        let (world, resolved) = coreference::resolve(&reading, tables, &frame, &names, &nation_mentions, &drafts);
        let entities = entities::entities(&world, resolved.iter().flat_map(|r| r.speakers.iter().copied()));
        let quotations = assemble(&world, &drafts, &resolved, &entities);
        let relations = relations::relations(&world, &entities, &quotations);
        let Entities { entities, mentions, .. } = entities;
        Analysis { id: &input.id, text, meta, paragraphs, mentions, entities, quotations, relations, tokens, sentences }
    }

    /// Parts of speech, one a token; tokens outside sentences are `Other`.
    fn tag(&self, words: &[Word], sentences: &[Sentence]) -> Vec<Pos> {
        let mut out = Vec::with_capacity(words.len());
        for s in sentences {
            out.resize(s.first as usize, Pos::Other);
            self.tagger.tag(&words[s.range()], &mut out);
        }
        out.resize(words.len(), Pos::Other);
        out
    }
}

/// What is known about the document: date, the publisher's nation, author.
fn frame(meta: &Meta, text: &str, paragraphs: &[crate::analysis::Paragraph]) -> Frame {
    let date = meta.date.as_deref().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
    let publisher = meta.publisher.as_deref().and_then(lexicon::home_nation);
    // An appeal names its publisher: "The Independent is trusted by …".
    let appeal = || {
        paragraphs
            .iter()
            .filter(|p| p.region == Region::Boilerplate)
            .find_map(|p| lexicon::publishers::named_in(p.span.of(text)).and_then(lexicon::home_nation))
    };
    Frame { date, home: publisher.or_else(appeal), author: meta.author.clone() }
}

/// Token ranges to spans, parents, kinds, entities.
fn assemble(world: &World<'_>, drafts: &[Draft], resolved: &[Resolved], entities: &Entities) -> Vec<Quotation> {
    let r = world.r;
    let mut out: Vec<Quotation> = Vec::with_capacity(drafts.len());
    // How far the content of each quotation, and of all before it, reaches: no parent is looked for beyond.
    let mut reach: Vec<u32> = Vec::with_capacity(drafts.len());
    for (draft, resolved) in drafts.iter().zip(resolved) {
        let content: Vec<Span> = draft.content.iter().map(|c| content_span(r, c)).collect();
        let (Some(first), Some(last)) = (content.first(), content.last()) else { continue };
        let whole = first.cover(*last);
        let parent = (0..out.len())
            .rev()
            .take_while(|&i| reach[i] >= whole.end)
            .find(|&i| out[i].content.iter().any(|c| c.contains(whole) && *c != whole))
            .map(|i| QuotationId(i as u32));
        let end = content.iter().map(|c| c.end).max().unwrap_or(0);
        reach.push(end.max(reach.last().copied().unwrap_or(0)));
        let speakers: Vec<EntityId> = resolved.speakers.iter().filter_map(|&s| entities.id(s)).collect();
        let mut about: Vec<EntityId> = Vec::new();
        for m in entities.mentioned_in(&content) {
            if !speakers.contains(&m.entity) && !about.contains(&m.entity) {
                about.push(m.entity);
            }
        }
        out.push(Quotation {
            kind: kind(r, draft),
            content,
            cue: draft.cue.iter().map(|c| r.span(c)).collect(),
            source: draft.source.iter().map(|s| r.span(s)).collect(),
            speakers,
            addressee: draft
                .addressee
                .as_ref()
                .map(|a| Addressee { span: r.span(a), entity: addressee(world, a).and_then(|w| entities.id(w)) }),
            medium: draft.medium.as_ref().map(|m| r.span(m)),
            negated: draft.negated,
            hedged: draft.hedged,
            about,
            parent,
            // Two decimals: what the rules claim is no finer.
            confidence: (draft.confidence * 100.0).round() / 100.0,
            why: draft.why,
            resolved_by: if resolved.speakers.is_empty() { "" } else { resolved.rule },
        });
    }
    out
}

/// Whom the addressee's words name.
fn addressee(world: &World<'_>, range: &Range<usize>) -> Option<Referent> {
    let from = world.seen.partition_point(|s| s.at.start < range.start);
    let behind = world.seen[from..].iter().take_while(|s| s.at.start <= range.end);
    behind.filter(|s| s.at.end <= range.end).map(|s| s.who).last()
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
