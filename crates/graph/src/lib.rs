//! Documents annotated by `whosaid`, merged into one relation graph.
//!
//! A [`GraphBuilder`] takes [`wire::Document`](whosaid::wire::Document)s and gives a [`Graph`]: [`Node`]s for people,
//! nations, organisations, quotations and offices, and [`Edge`]s with the words that support them. A [`Format`] writes
//! it out. [`Identities`] alone says which people of different documents are one.
//!
//! ```
//! use whosaid::{Extractor, Input, Options, WireOptions};
//! use whosaid_graph::{Format, GraphBuilder};
//!
//! let extractor = Extractor::new(Options::default());
//! let input = Input { id: "a".into(), text: "“Go,” said Jane Doe.".into(), ..Input::default() };
//! let mut builder = GraphBuilder::new();
//! builder.add(&extractor.analyse(&input).to_wire(WireOptions::default()))?;
//! let graph = builder.finish();
//! let mut out = Vec::new();
//! Format::Graphml.write(&graph, &mut out)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same documents give the same graph, whatever their order.

mod builder;
mod export;
mod facts;
mod graph;
mod identities;
mod names;
mod people;

pub use builder::{DuplicateDocument, GraphBuilder};
pub use export::Format;
pub use facts::{Evidence, Facts};
pub use graph::{Edge, Graph, Node, NodeKind, QuotationNode};
pub use identities::{Identities, Identity, Office};
