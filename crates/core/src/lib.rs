//! Who said what, about whom: people, nations and attributed quotations from news text.

pub mod analysis;
pub mod input;
pub mod lexicon;
mod span;
pub mod token;
pub mod wire;

pub use analysis::Analysis;
pub use input::{Input, Meta};
pub use span::Span;

/// What to extract and how. The default is what the command line does without flags.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Extract from boilerplate too. Default: no.
    pub boilerplate: bool,
}

/// How to write an [`Analysis`] out.
#[derive(Clone, Copy, Debug, Default)]
pub struct WireOptions {
    /// What offsets count. Default: code points.
    pub offsets: wire::OffsetUnit,
    /// Leave the text out. Default: keep it.
    pub no_text: bool,
}

/// Reads texts; holds the lexicons. One serves any number of threads.
#[derive(Debug)]
pub struct Extractor {
    options: Options,
}

impl Extractor {
    /// With the embedded lexicons.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// All layers of one text. Never fails and never panics, whatever the text.
    pub fn analyse<'t>(&self, input: &'t Input) -> Analysis<'t> {
        let _ = &self.options;
        Analysis {
            id: &input.id,
            text: &input.text,
            meta: input.meta.clone(),
            paragraphs: vec![],
            tokens: vec![],
            sentences: vec![],
            mentions: vec![],
            entities: vec![],
            quotations: vec![],
            relations: vec![],
        }
    }
}

impl<'t> Analysis<'t> {
    /// As one line of output.
    pub fn to_wire<'a>(&'a self, options: WireOptions) -> wire::Document<'a> {
        wire::Document {
            schema_version: wire::SCHEMA_VERSION,
            id: self.id.into(),
            meta: std::borrow::Cow::Borrowed(&self.meta),
            offsets: options.offsets,
            text: (!options.no_text).then(|| self.text.into()),
            regions: vec![],
            entities: vec![],
            quotes: vec![],
            relations: vec![],
        }
    }
}
