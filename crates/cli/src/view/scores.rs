//! Figures, mistakes and changes, to be read in a terminal.

use crate::sanitise;
use serde::Serialize;
use std::io::{self, Write};
use whosaid_eval::{Calibration, Change, Changes, DocumentFigure, Excerpt, Figures, Level, Mistake, Part};

/// Characters of a quotation that are shown.
const SHOWN: usize = 160;

/// Mistakes of one sort.
#[derive(Serialize)]
pub(crate) struct Listed {
    #[serde(skip)]
    pub(crate) label: String,
    /// How many there are.
    pub(crate) number: usize,
    /// As many of them as were asked for.
    pub(crate) first: Vec<Mistake>,
}

/// An earlier prediction's figures, and what is different now.
pub(crate) struct Since {
    pub(crate) figures: Figures,
    pub(crate) changes: Changes,
}

/// Precision, recall and accuracy of everything there is.
pub(crate) fn figures(figures: &Figures, out: &mut impl Write) -> io::Result<()> {
    let Figures { documents, missing, .. } = figures;
    writeln!(out, "{documents} document{}, {missing} without a prediction", if *documents == 1 { "" } else { "s" })?;
    if !figures.rates.is_empty() {
        writeln!(out, "\n{:32}precision  recall     F1    gold  predicted", "")?;
    }
    for (level, rows) in &figures.rates {
        let mut name = level.name();
        for (part, rates) in rows {
            let (p, r, f1) = (rates.precision, rates.recall, rates.f1);
            write!(out, "{:21}  {part:9}{p:9.1}{r:8.1}{f1:7.1}", std::mem::take(&mut name))?;
            writeln!(out, "{:8}{:11}", rates.gold, rates.predicted)?;
        }
    }
    if !figures.shares.is_empty() {
        writeln!(out, "\n{:32}    right      of", "")?;
    }
    for (accuracy, rows) in &figures.shares {
        let mut name = accuracy.name();
        for (part, share) in rows {
            let (accuracy, of) = (share.accuracy, share.of);
            writeln!(out, "{:21}  {part:9}{accuracy:7.1} %{of:8}", std::mem::take(&mut name))?;
        }
    }
    Ok(())
}

/// How far confidences are off, and what leaving out the unsure would do.
pub(crate) fn calibration(calibration: &Calibration, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{:32}   off by           quotations", "")?;
    let mut name = "confidence";
    for (part, reliability) in &calibration.parts {
        let (error, predicted) = (reliability.error, reliability.predicted);
        writeln!(out, "{:21}  {part:9}{error:7.1} points{predicted:14}", std::mem::take(&mut name))?;
    }
    let Some(all) = calibration.parts.get(&Part::All) else { return Ok(()) };
    writeln!(out, "\n{:32}precision  recall     F1          predicted", "")?;
    let mut name = "attributed, at least";
    for threshold in &all.thresholds {
        let (at, rates) = (threshold.at, threshold.rates);
        let (p, r, f1) = (rates.precision, rates.recall, rates.f1);
        writeln!(out, "{:21}  {at:<9.2}{p:9.1}{r:8.1}{f1:7.1}{:19}", std::mem::take(&mut name), rates.predicted)?;
    }
    Ok(())
}

/// The F1 of each document.
pub(crate) fn documents(documents: &[DocumentFigure], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nattributed F1 by document")?;
    documents.iter().try_for_each(|figure| writeln!(out, "{:7.1}  {}", figure.f1, sanitise::line(&figure.document)))
}

/// The mistakes of each sort under a heading.
pub(crate) fn mistakes(lists: &[Listed], out: &mut impl Write) -> io::Result<()> {
    for Listed { label, number, first } in lists {
        let shown = if first.len() < *number { format!(", the first {}", first.len()) } else { String::new() };
        writeln!(out, "\n{label} ({number}{shown})")?;
        for mistake in first {
            heading(&mistake.document, &mistake.kind, out)?;
            excerpt("gold", mistake.gold.as_ref(), out)?;
            excerpt("predicted", mistake.predicted.as_ref(), out)?;
            if let (Some(gold), Some(predicted)) = (&mistake.gold_speakers, &mistake.predicted_speakers) {
                writeln!(out, "    {:9}  {}; predicted {}", "speakers", names(gold), names(predicted))?;
            }
        }
    }
    Ok(())
}

/// What the later prediction won and lost.
pub(crate) fn changes(since: &Since, now: &Figures, out: &mut impl Write) -> io::Result<()> {
    let Changes { won, lost, went, came } = &since.changes;
    let f1 = |figures: &Figures, part: &Part| figures.rates(Level::Attributed, part).map(|rates| rates.f1);
    writeln!(out, "\nattributed F1 before and now")?;
    for part in Part::QUOTATIONS {
        let (before, now) = (f1(&since.figures, &part), f1(now, &part));
        if before.or(now).is_some() {
            writeln!(out, "  {part:9}{:7.1}{:7.1}", before.unwrap_or_default(), now.unwrap_or_default())?;
        }
    }
    for (label, list) in [("won", won), ("lost", lost), ("spurious, gone", went), ("spurious, new", came)] {
        writeln!(out, "\n{label} ({})", list.len())?;
        list.iter().try_for_each(|change| changed(change, out))?;
    }
    Ok(())
}

fn changed(change: &Change, out: &mut impl Write) -> io::Result<()> {
    heading(&change.document, &change.kind, out)?;
    excerpt("gold", change.gold.as_ref(), out)?;
    excerpt("before", change.before.as_ref(), out)?;
    excerpt("now", change.now.as_ref(), out)
}

fn heading(document: &str, kind: &Part, out: &mut impl Write) -> io::Result<()> {
    match kind {
        Part::Mention(_) => writeln!(out, "  {}", sanitise::line(document)),
        _ => writeln!(out, "  {} · {kind}", sanitise::line(document)),
    }
}

/// "gold  \[who\] \[said\] what"; of a mention only the words.
fn excerpt(label: &str, excerpt: Option<&Excerpt>, out: &mut impl Write) -> io::Result<()> {
    let Some(excerpt) = excerpt else { return Ok(()) };
    let mut content = sanitise::line(&excerpt.content);
    if let Some((at, _)) = content.char_indices().nth(SHOWN) {
        content.truncate(at);
        content.push('…');
    }
    write!(out, "    {label:9}  ")?;
    if !(excerpt.source.is_empty() && excerpt.cue.is_empty()) {
        write!(out, "[{}] [{}] ", sanitise::line(&excerpt.source), sanitise::line(&excerpt.cue))?;
    }
    writeln!(out, "{content}")
}

fn names(names: &[String]) -> String {
    if names.is_empty() { "nobody".to_owned() } else { sanitise::line(&names.join(", ")) }
}
