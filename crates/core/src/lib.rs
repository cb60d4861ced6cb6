//! Who said what, about whom: people, nations and attributed quotations from news text.

pub mod analysis;
mod ascii;
#[doc(hidden)]
pub mod attribution;
mod convert;
mod coreference;
pub mod document;
mod entities;
mod forms;
pub mod input;
pub mod lexer;
pub mod lexicon;
mod mentions;
pub mod model;
mod offsets;
mod phrases;
pub mod pipeline;
pub mod quotations;
mod reading;
mod relations;
pub mod sentences;
mod span;
mod to_wire;
pub mod token;
pub mod wire;

pub use analysis::Analysis;
pub use convert::ConvertError;
pub use input::{Input, Meta};
pub use offsets::Offsets;
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
