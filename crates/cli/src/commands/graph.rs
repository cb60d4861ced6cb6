//! `whosaid graph`: one graph of all documents.

use super::Session;
use crate::args::{GraphArgs, GraphFormat};
use crate::pipeline;
use std::process::ExitCode;
use whosaid_graph::{Facts, Format, GraphBuilder};

impl From<GraphFormat> for Format {
    fn from(format: GraphFormat) -> Self {
        match format {
            GraphFormat::Json => Self::Json,
            GraphFormat::Graphml => Self::Graphml,
            GraphFormat::Dot => Self::Dot,
        }
    }
}

pub(crate) fn run(args: GraphArgs) -> anyhow::Result<ExitCode> {
    let Session { inputs, threads, annotator, mut output } = Session::open(args.input, &args.output)?;
    let mut builder = GraphBuilder::new();
    let work = move |loaded| annotator.annotate(loaded, |doc| Facts::of(&doc));
    let tally = pipeline::run(inputs, threads, work, |facts| Ok(builder.add_facts(facts)?))?;
    Format::from(args.format).write(&builder.finish(), &mut output)?;
    output.finish()?;
    Ok(tally.exit_code())
}
