//! Small trained models: which part of speech a word is, and which words are names.
//!
//! All of them are linear: hashed sparse features pick rows of `i8` weights, the rows are added up, the largest sum
//! wins. The weights are embedded and used in place; nothing is parsed at start. `cargo dev train` makes them; the
//! features are computed by the code here in training too, so the two can't drift apart.

#[doc(hidden)]
pub mod linear;
#[doc(hidden)]
pub mod name_decode;
#[doc(hidden)]
pub mod name_features;
#[doc(hidden)]
pub mod name_memory;
#[doc(hidden)]
pub mod name_tagger;
#[doc(hidden)]
pub mod name_view;
#[doc(hidden)]
pub mod name_vote;
mod pos;
#[doc(hidden)]
pub mod pos_tagger;
#[doc(hidden)]
pub mod word;

pub use name_tagger::{NameInput, NameKind, NameSpan, NameTagger};
pub use pos::Pos;
pub use pos_tagger::PosTagger;
