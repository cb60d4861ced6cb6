//! `whosaid extract`: documents in, annotations out, one after the other.

use super::Session;
use crate::args::{ExtractArgs, ExtractFormat};
use crate::output::Output;
use crate::view::{rows, text};
use crate::{pipeline, problems::Failure};
use std::io::{self, Write};
use std::process::ExitCode;
use whosaid::wire;

pub(crate) fn run(args: ExtractArgs) -> anyhow::Result<ExitCode> {
    let format = args.format;
    let Session { inputs, threads, mut annotator, mut output } = Session::open(args.input, &args.output)?;
    annotator.offsets = args.offsets.map(Into::into);
    let work = move |loaded| {
        annotator.annotate(loaded, |mut doc| {
            if args.no_text && matches!(format, ExtractFormat::Jsonl | ExtractFormat::Json) {
                doc.text = None;
            }
            render(format, &doc)
        })?
    };
    let mut first = true;
    before(format, &mut output)?;
    let tally = pipeline::run(inputs, threads, work, |bytes| {
        if !std::mem::take(&mut first) {
            between(format, &mut output)?;
        }
        Ok(output.write_all(&bytes)?)
    })?;
    after(format, &mut output)?;
    output.finish()?;
    Ok(tally.exit_code())
}

/// One document's part of the output.
fn render(format: ExtractFormat, doc: &wire::Document<'_>) -> Result<Vec<u8>, Failure> {
    // What is written is about four times the text; growing there step by step copies it as often.
    let mut out = Vec::with_capacity(doc.text.as_ref().map_or(0, |text| text.len() * 4));
    let written = match format {
        ExtractFormat::Jsonl => serde_json::to_writer(&mut out, doc).map_err(io::Error::from).map(|()| out.push(b'\n')),
        ExtractFormat::Json => serde_json::to_writer(&mut out, doc).map_err(io::Error::from),
        ExtractFormat::Csv => rows::write(doc, &mut out),
        ExtractFormat::Text => text::write(doc, &mut out),
    };
    let failed = |error: io::Error| Failure::new(doc.id.clone(), error.to_string(), "please report this with the text");
    written.map_err(failed).map(|()| out)
}

fn before(format: ExtractFormat, out: &mut Output) -> io::Result<()> {
    match format {
        ExtractFormat::Json => out.write_all(b"[\n"),
        ExtractFormat::Csv => rows::header(out),
        ExtractFormat::Jsonl | ExtractFormat::Text => Ok(()),
    }
}

fn between(format: ExtractFormat, out: &mut Output) -> io::Result<()> {
    match format {
        ExtractFormat::Json => out.write_all(b",\n"),
        ExtractFormat::Text => out.write_all(b"\n"),
        ExtractFormat::Jsonl | ExtractFormat::Csv => Ok(()),
    }
}

fn after(format: ExtractFormat, out: &mut Output) -> io::Result<()> {
    match format {
        ExtractFormat::Json => out.write_all(b"\n]\n"),
        ExtractFormat::Jsonl | ExtractFormat::Csv | ExtractFormat::Text => Ok(()),
    }
}
