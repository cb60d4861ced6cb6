//! The report as Markdown, to be read as it is or rendered.

use super::{Document, Entry, Report};
use crate::args::GroupBy;
use crate::sanitise;
use crate::view::text::quoted;
use std::collections::BTreeMap;
use std::io::{self, Write};
use whosaid_graph::Identity;

pub(crate) fn write(report: &Report, by: GroupBy, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# Who said what\n")?;
    counts(report, out)?;
    match by {
        GroupBy::Speaker => by_speaker(report, out),
        GroupBy::Document => by_document(report, out),
    }
}

/// "**2 documents · 31 quotations** (9 direct, 12 mixed, 10 indirect) …"
fn counts(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut quotes, mut unresolved) = (0, 0);
    for entry in report.entries() {
        quotes += 1;
        unresolved += usize::from(entry.speakers.is_empty());
        *kinds.entry(&entry.said.kind).or_default() += 1;
    }
    let speakers = report.by_speaker().iter().filter(|(speaker, _)| speaker.is_some()).count();
    let documents = counted(report.documents.len(), "document");
    write!(out, "**{documents} · {}** ({})", counted(quotes, "quotation"), kinds_of(&kinds))?;
    write!(out, " · {}", counted(speakers, "speaker"))?;
    if unresolved > 0 {
        write!(out, " · {unresolved} without a known speaker")?;
    }
    let dates = report.documents.iter().filter_map(|document| document.date.as_deref());
    match (dates.clone().min(), dates.max()) {
        (Some(first), Some(last)) if first != last => write!(out, " · {} to {}", text(first), text(last))?,
        (Some(date), _) => write!(out, " · {}", text(date))?,
        _ => {}
    }
    writeln!(out)
}

fn by_speaker(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for (speaker, entries) in report.by_speaker() {
        match speaker {
            Some(speaker) => {
                heading(report, speaker, &entries, out)?;
                entries.iter().try_for_each(|entry| item(entry, "", true, out))?;
            }
            None => unresolved(&entries, out)?,
        }
    }
    Ok(())
}

fn heading(report: &Report, speaker: &Identity, entries: &[Entry<'_>], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", text(&speaker.name))?;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        *kinds.entry(&entry.said.kind).or_default() += 1;
    }
    let offices = report.offices(speaker);
    if !offices.is_empty() {
        write!(out, "*{}* · ", text(&offices.join("; ")))?;
    } else if let Some(code) = &speaker.code {
        write!(out, "*{}* · ", text(code))?;
    }
    writeln!(out, "{} ({})\n", counted(entries.len(), "quotation"), kinds_of(&kinds))
}

/// Under the words that name the source, as they stand in the text.
fn unresolved(entries: &[Entry<'_>], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## Without a known speaker\n")?;
    let mut sources: BTreeMap<String, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in entries {
        sources.entry(sanitise::line(&entry.said.source).to_lowercase()).or_default().push(entry);
    }
    for said in sources.into_values() {
        let source = text(&said[0].said.source);
        let source = if source.is_empty() { "nobody named".to_owned() } else { format!("“{source}”") };
        said.iter().try_for_each(|entry| item(entry, &format!("**{source}**: "), true, out))?;
    }
    Ok(())
}

fn by_document(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut last: Option<&Document> = None;
    for entry in report.entries() {
        if last.is_none_or(|last| last.id != entry.document.id) {
            writeln!(out, "\n## {}\n", document(entry.document))?;
            last = Some(entry.document);
        }
        let names: Vec<_> = entry.speakers.iter().map(|speaker| text(&speaker.name)).collect();
        let source = text(&entry.said.source);
        let who = match names.as_slice() {
            [] if source.is_empty() => "nobody named".to_owned(),
            [] => format!("“{source}”"),
            names => names.join(" and "),
        };
        item(&entry, &format!("**{who}**: "), false, out)?;
    }
    Ok(())
}

fn document(document: &Document) -> String {
    let parts = [Some(&document.id), document.date.as_ref(), document.publisher.as_ref(), document.title.as_ref()];
    parts.into_iter().flatten().map(|part| text(part)).collect::<Vec<_>>().join(" · ")
}

/// A quotation, and below it what is known of it.
fn item(entry: &Entry<'_>, who: &str, with_document: bool, out: &mut impl Write) -> io::Result<()> {
    let said = entry.said;
    writeln!(out, "- {who}{}  ", text(&quoted(&said.kind, &sanitise::line(&said.text))))?;
    let mut notes = vec![format!("*{}*", text(&said.kind))];
    if said.negated {
        notes.push("*negated*".into());
    }
    if said.hedged {
        notes.push("*hedged*".into());
    }
    if with_document {
        notes.extend(entry.document.date.as_deref().map(text));
        notes.push(text(&entry.document.id));
    }
    notes.extend(entry.addressee.map(|to| format!("to {}", text(to))));
    if !said.medium.is_empty() {
        notes.push(text(&said.medium));
    }
    if !entry.about.is_empty() {
        notes.push(format!("about {}", text(&entry.about.join(", "))));
    }
    writeln!(out, "  {}", notes.join(" · "))
}

fn kinds_of(kinds: &BTreeMap<&str, usize>) -> String {
    let known = ["direct", "mixed", "indirect"].iter().filter_map(|kind| Some((kind, kinds.get(kind)?)));
    let parts: Vec<_> = known.map(|(kind, number)| format!("{number} {kind}")).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Foreign text on one line, with nothing in it that Markdown or a terminal would obey. An underscore inside a word
/// means nothing to Markdown and stays as it is.
fn text(foreign: &str) -> String {
    let safe = sanitise::line(foreign);
    let mut out = String::with_capacity(safe.len());
    let mut last = ' ';
    for (at, c) in safe.char_indices() {
        let rest = &safe[at + c.len_utf8()..];
        let obeyed = match c {
            '\\' | '`' | '*' | '<' | '[' | ']' | '|' => true,
            '_' => !(last.is_alphanumeric() && rest.starts_with(char::is_alphanumeric)),
            '&' => rest.split(' ').next().is_some_and(|word| word.contains(';')),
            _ => false,
        };
        if obeyed {
            out.push('\\');
        }
        out.push(c);
        last = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_is_only_text() {
        assert_eq!(text("*bold* <b> [x](y) _i_ a_b R&D &lt;"), r"\*bold\* \<b> \[x\](y) \_i\_ a_b R&D \&lt;");
        assert_eq!(text("two\nlines\u{202e}"), "two lines\\\\u{202e}");
    }
}
