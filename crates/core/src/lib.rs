//! Who said what, about whom: people, nations and attributed quotations from news text.

pub mod analysis;
pub mod document;
pub mod input;
pub mod lexer;
pub mod lexicon;
pub mod model;
mod phrases;
mod reading;
pub mod pipeline;
pub mod quotations;
pub mod sentences;
mod span;
pub mod token;
pub mod wire;

pub use analysis::Analysis;
pub use input::{Input, Meta};
pub use span::Span;

pub use pipeline::{Extractor, Options};

/// How to write an [`Analysis`] out.
#[derive(Clone, Copy, Debug, Default)]
pub struct WireOptions {
    /// What offsets count. Default: code points.
    pub offsets: wire::OffsetUnit,
    /// Leave the text out. Default: keep it.
    pub no_text: bool,
}
