//! `whosaid report`: who said what, over all documents.

use super::Session;
use crate::args::{ReportArgs, ReportFormat};
use crate::pipeline;
use crate::report::{Collector, Gathered, markdown, table};
use std::process::ExitCode;

pub(crate) fn run(args: ReportArgs) -> anyhow::Result<ExitCode> {
    let Session { inputs, threads, annotator, mut output } = Session::open(args.input, &args.output)?;
    let mut collector = Collector::default();
    let work = move |loaded| annotator.annotate(loaded, |doc| Gathered::of(&doc));
    let tally = pipeline::run(inputs, threads, work, |gathered| {
        collector.add(gathered);
        Ok(())
    })?;
    let report = collector.finish();
    match args.format {
        ReportFormat::Markdown => markdown::write(&report, args.by, &mut output)?,
        ReportFormat::Csv => table::write(&report, args.by, &mut output)?,
    }
    output.finish()?;
    Ok(tally.exit_code())
}
