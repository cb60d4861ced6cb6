//! The report as CSV: one row a quotation, under each of its speakers once.

use super::{Entry, Report};
use crate::args::GroupBy;
use crate::view::rows;
use std::io::{self, Write};

pub(crate) fn write(report: &Report, by: GroupBy, out: &mut impl Write) -> io::Result<()> {
    rows::header(out)?;
    match by {
        GroupBy::Document => report.entries().try_for_each(|entry| row(&entry, out)),
        GroupBy::Speaker => {
            // A quotation of two speakers is one row, where the first of them stands.
            let first = |entry: &Entry<'_>, id: Option<&str>| entry.speakers.first().map(|s| s.id.as_str()) == id;
            for (speaker, entries) in report.by_speaker() {
                let id = speaker.map(|speaker| speaker.id.as_str());
                entries.iter().filter(|entry| first(entry, id)).try_for_each(|entry| row(entry, out))?;
            }
            Ok(())
        }
    }
}

fn row(entry: &Entry<'_>, out: &mut impl Write) -> io::Result<()> {
    let (said, document) = (entry.said, entry.document);
    let names: Vec<_> = entry.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let ids: Vec<_> = entry.speakers.iter().map(|speaker| speaker.id.as_str()).collect();
    rows::record(
        out,
        &[
            &document.id,
            document.date.as_deref().unwrap_or_default(),
            &said.kind,
            &names.join("; "),
            &ids.join("; "),
            &said.source,
            &said.cue,
            &said.text,
            entry.addressee.unwrap_or_default(),
            &entry.about.join("; "),
            &said.confidence.to_string(),
            &said.why,
        ],
    )
}
