//! From paths to documents: what is read, in which order, and what each piece is.

mod article;
mod binary;
mod decode;
mod ids;
mod json_file;
mod json_lines;
mod paths;
mod text_file;

pub(crate) use article::parse;
pub(crate) use ids::Ids;
pub(crate) use paths::Inputs;

use crate::problems::Failure;
use std::ops::ControlFlow;
use whosaid::{Input, wire};

/// The largest text that `u32` offsets can point into.
const MAX_BYTES: u64 = u32::MAX as u64;

/// Reads one source of documents: a file, a stream.
///
/// A reader hands over raw pieces in order and leaves their decoding to [`parse`], which runs on all threads. What it
/// cannot read it reports and goes on behind.
trait Reader {
    /// Emits the pieces until the end, or until nobody wants more.
    fn read(&mut self, emit: Emit<'_>) -> ControlFlow<()>;
}

/// Takes what a reader found; says whether to go on.
type Emit<'e> = &'e mut dyn FnMut(Found) -> ControlFlow<()>;

/// What a reader found.
#[derive(Debug)]
pub(crate) enum Found {
    /// A document, still in bytes.
    Piece(Piece),
    /// Something that could not be read.
    Failure(Failure),
    /// A file of a folder that is none of those read there.
    Skipped,
}

/// The bytes of one document.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Where it comes from, for messages: `path`, `path:line`.
    pub(crate) origin: String,
    /// The id to give it if it has none of its own.
    pub(crate) id: String,
    pub(crate) format: PieceFormat,
    pub(crate) bytes: Vec<u8>,
}

/// How the bytes of one document are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceFormat {
    /// A plain text.
    Text,
    /// One JSON object; lines before it in its file, for messages.
    Json {
        /// Number of its first line, from 1.
        line: usize,
    },
}

/// A document, decoded.
#[derive(Debug)]
pub(crate) enum Loaded {
    /// To be extracted.
    Raw(Input),
    /// Extracted already.
    Extracted(Box<wire::Document<'static>>),
}

impl Loaded {
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Raw(input) => &input.id,
            Self::Extracted(doc) => &doc.id,
        }
    }

    fn set_id(&mut self, id: String) {
        match self {
            Self::Raw(input) => input.id = id,
            Self::Extracted(doc) => doc.id = id.into(),
        }
    }
}
