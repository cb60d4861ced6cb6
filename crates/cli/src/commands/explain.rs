//! `whosaid explain`: a text with its layers.

use super::Session;
use crate::args::ExplainArgs;
use crate::input::Loaded;
use crate::problems::Failure;
use crate::{pipeline, view::explain};
use std::io::Write;
use std::process::ExitCode;
use whosaid::Input;

pub(crate) fn run(args: ExplainArgs) -> anyhow::Result<ExitCode> {
    let Session { inputs, threads, annotator, mut output } = Session::open(args.input, &args.output)?;
    let work = move |loaded| {
        let input = article(loaded)?;
        Ok(explain::show(&annotator.extractor.analyse(&input), annotator.min_confidence))
    };
    let mut first = true;
    let tally = pipeline::run(inputs, threads, work, |shown| {
        if !std::mem::take(&mut first) {
            output.write_all(b"\n")?;
        }
        Ok(output.write_all(shown.as_bytes())?)
    })?;
    output.finish()?;
    Ok(tally.exit_code())
}

/// The layers between text and output are not in the output: what was extracted is extracted again.
fn article(loaded: Loaded) -> Result<Input, Failure> {
    match loaded {
        Loaded::Raw(input) => Ok(input),
        Loaded::Extracted(doc) => match doc.text {
            Some(text) => Ok(Input { id: doc.id.into_owned(), text: text.into_owned(), meta: doc.meta.into_owned() }),
            None => Err(Failure::new(doc.id, "extracted with --no-text", "give the article itself")),
        },
    }
}
