//! What the binary can do, one file each.

pub(crate) mod completions;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod graph;
pub(crate) mod report;
pub(crate) mod schema;

use crate::args::{InputArgs, OutputArgs};
use crate::input::{Inputs, Loaded};
use crate::output::Output;
use crate::problems::Failure;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use whosaid::wire::{self, OffsetUnit};
use whosaid::{Extractor, Options, WireOptions};

/// Checked settings of a run, with its output open.
struct Session {
    inputs: Inputs,
    threads: Option<NonZeroUsize>,
    annotator: Annotator,
    output: Output,
}

impl Session {
    fn open(input: InputArgs, output: &OutputArgs) -> anyhow::Result<Self> {
        let mut inputs = Inputs::new(input.paths)?;
        let output = Output::open(output.output.as_deref(), inputs.paths())?;
        inputs.leave_out(output.path.clone());
        let annotator = Annotator {
            extractor: Extractor::new(Options { boilerplate: input.boilerplate }),
            offsets: None,
            min_confidence: input.min_confidence.unwrap_or(0.0),
        };
        Ok(Self { inputs, threads: input.threads, annotator, output })
    }
}

/// Makes an annotated document of anything loaded.
struct Annotator {
    extractor: Extractor,
    /// What offsets shall count; without a wish those of earlier runs stay as they are.
    offsets: Option<OffsetUnit>,
    min_confidence: f32,
}

impl Annotator {
    /// Hands the annotated document over, extracted now or before.
    fn annotate<T>(&self, loaded: Loaded, with: impl FnOnce(wire::Document<'_>) -> T) -> Result<T, Failure> {
        match loaded {
            Loaded::Raw(input) => {
                let analysis = self.extractor.analyse(&input);
                let wire = WireOptions { offsets: self.offsets.unwrap_or_default(), no_text: false };
                let mut doc = analysis.to_wire(wire);
                self.drop_unsure(&mut doc);
                Ok(with(doc))
            }
            Loaded::Extracted(mut doc) => {
                if let Some(unit) = self.offsets {
                    doc.convert_offsets(unit).map_err(|error| {
                        let mend = "extract the article again, or leave --offsets out";
                        Failure::new(doc.id.clone(), format!("its offsets cannot be converted: {error}"), mend)
                    })?;
                }
                self.drop_unsure(&mut doc);
                Ok(with(*doc))
            }
        }
    }

    /// Leaves out what is less sure than asked for, and what hangs on it.
    fn drop_unsure(&self, doc: &mut wire::Document<'_>) {
        let unsure = |confidence: f32| confidence < self.min_confidence;
        let dropped: BTreeSet<_> = doc.quotes.iter().filter(|q| unsure(q.confidence)).map(|q| q.id.clone()).collect();
        doc.quotes.retain(|quote| !unsure(quote.confidence));
        for quote in &mut doc.quotes {
            quote.parent = quote.parent.take().filter(|parent| !dropped.contains(parent));
        }
        doc.relations.retain(|relation| {
            let mut quotes = relation.quote.iter().chain([&relation.object]);
            !unsure(relation.confidence) && !quotes.any(|id| dropped.contains(id))
        });
    }
}
