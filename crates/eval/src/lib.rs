//! How good an extraction is, measured against a gold annotation.
//!
//! Text in, figures out: [`Gold`] and [`Predictions`] are read from JSON Lines, an [`Evaluation`] pairs their
//! quotations, and everything else is read off it: [`Figures`], [`Mistake`]s with their text, [`Calibration`], each
//! document's own F1, and the [`Changes`] between two predictions.
//!
//! ```
//! use whosaid_eval::{Evaluation, Gold, Level, Part, Predictions};
//!
//! let gold = r#"{"id":"a","text":"“Go,” said Jane Doe.","quotes":[{"content":[[1,4]],"source":[[11,19]]}]}"#;
//! let predicted = r#"{"id":"a","quotes":[{"content":[[1,3]],"source":[[16,19]]}]}"#;
//! let gold = Gold::read(gold)?;
//! let predictions = Predictions::read(predicted, &gold)?;
//! let figures = Evaluation::of(&gold, &predictions).figures();
//! assert_eq!(figures.rates(Level::Attributed, &Part::All).map(|rates| rates.f1), Some(100.0));
//! # Ok::<(), whosaid_eval::Problem>(())
//! ```
//!
//! What is counted:
//!
//! - The *words* of a span are its runs of letters, digits and underscores; a run that the span cuts counts as cut.
//!   Quotation marks, punctuation and white space are never counted.
//! - A quotation is *direct* when each of its content's words stands inside double quotation marks, *mixed* when some
//!   do, *indirect* when none does. The text decides, for gold and prediction alike, and not what either claims.
//! - Quotations are *paired* one to one, those whose words overlap most first. A pair with a Jaccard overlap of a half
//!   or more is *found*; one that has the very same words, *exactly*.
//! - It is *attributed* when it is found and the two sources share a word that is more than a function word, or both
//!   are the same single word, or neither names a source.
//! - Its *speakers* are right when they are as many as in gold and each of gold's has a name that fits one of them.
//! - A gold quotation marked optional counts neither when it is found nor when it is missed, and neither does what is
//!   paired with it. A gold quotation without the key `speakers` says nothing about whoever is named there.

mod calibration;
mod changes;
mod documents;
mod evaluation;
mod figures;
mod mentions;
mod mistakes;
mod names;
mod page;
mod pairing;
mod parts;
mod problem;
mod quotations;
mod sources;
mod speakers;
mod words;

pub use calibration::{Bin, Calibration, Reliability, Threshold};
pub use changes::{Change, Changes};
pub use documents::{Document, Entity, EntityMention, Gold, Mention, Predictions, Quote};
pub use evaluation::{DocumentFigure, Evaluation};
pub use figures::{Accuracy, Figures, Level, Rates, Share};
pub use mistakes::{Mistake, Sort};
pub use page::Excerpt;
pub use parts::Part;
pub use problem::Problem;
