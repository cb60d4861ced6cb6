//! One row a quotation.

use super::names::Names;
use std::io::{self, Write};
use whosaid::Offsets;
use whosaid::wire::{Document, Range};

/// What the columns hold; several speakers or entities are joined by `; `.
pub(crate) const COLUMNS: [&str; 12] = [
    "document",
    "date",
    "kind",
    "speaker",
    "speaker_id",
    "source",
    "cue",
    "quotation",
    "addressee",
    "about",
    "confidence",
    "why",
];

pub(crate) fn header(out: &mut impl Write) -> io::Result<()> {
    record(out, &COLUMNS)
}

/// The quotations of a document.
pub(crate) fn write(doc: &Document<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let (words, names) = (Words::of(doc), Names::of(doc));
    for quote in &doc.quotes {
        let addressee = quote.addressee.as_ref();
        record(
            out,
            &[
                &doc.id,
                doc.meta.date.as_deref().unwrap_or_default(),
                &quote.kind,
                &names.joined(&quote.speakers, "; "),
                &quote.speakers.join("; "),
                &words.at(&quote.source),
                &words.at(&quote.cue),
                &quote.text,
                addressee.map_or("", |to| to.entity.as_deref().map_or(&to.text, |id| names.name(id))),
                &names.joined(&quote.about, "; "),
                &quote.confidence.to_string(),
                &quote.why,
            ],
        )?;
    }
    Ok(())
}

pub(crate) fn record(out: &mut impl Write, fields: &[&str; COLUMNS.len()]) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 10).from_writer(out);
    writer.write_record(fields)?;
    writer.flush()
}

/// Cuts words out of a document's text, where it has one.
pub(crate) struct Words<'d>(Option<Offsets<'d>>);

impl<'d> Words<'d> {
    pub(crate) fn of(doc: &'d Document<'_>) -> Self {
        Self(doc.text.as_deref().map(|text| Offsets::new(text, doc.offsets)))
    }

    /// The words of all ranges, joined by a space.
    pub(crate) fn at(&self, ranges: &[Range]) -> String {
        let Some(offsets) = &self.0 else { return String::new() };
        ranges.iter().filter_map(|&range| offsets.slice(range)).collect::<Vec<_>>().join(" ")
    }
}
