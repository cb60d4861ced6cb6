//! A document for a terminal: who is in it, and who said what.

use super::names::Names;
use super::rows::Words;
use super::wrap::wrapped;
use crate::sanitise::line;
use std::io::{self, Write};
use whosaid::wire::{Document, Entity, Quote};

pub(crate) fn write(doc: &Document<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let meta =
        [Some(doc.id.as_ref()), doc.meta.date.as_deref(), doc.meta.publisher.as_deref(), doc.meta.title.as_deref()];
    let title = meta.into_iter().flatten().map(line).collect::<Vec<_>>().join(" · ");
    writeln!(out, "{title}\n{}", "═".repeat(title.chars().count().min(100)))?;
    let names = Names::of(doc);
    for (label, kind) in [("People", "person"), ("Nations", "nation"), ("Bodies", "organisation")] {
        let listed: Vec<_> = doc.entities.iter().filter(|e| e.kind == kind).map(|e| described(&names, e)).collect();
        if !listed.is_empty() {
            let list = wrapped(&line(&listed.join(" · ")), "         ");
            write!(out, "{label:<8} {}", list.trim_start())?;
        }
    }
    if doc.quotes.is_empty() {
        writeln!(out, "\nNo quotations.")?;
    }
    let words = Words::of(doc);
    for quote in &doc.quotes {
        quotation(&names, &words, quote, out)?;
    }
    Ok(())
}

/// "Anna Korhonen (president, Finland)"
fn described(names: &Names<'_>, listed: &Entity<'_>) -> String {
    let role = listed.roles.first().map(|role| {
        let body = role.organisation.as_deref().map(|id| names.name(id));
        let of = body.or_else(|| role.nation.as_deref().map(|code| names.nation(code)));
        of.map_or_else(|| role.title.to_string(), |of| format!("{}, {of}", role.title))
    });
    match role.or_else(|| listed.code.as_ref().map(ToString::to_string)) {
        Some(more) => format!("{} ({more})", listed.name),
        None => listed.name.to_string(),
    }
}

fn quotation(names: &Names<'_>, words: &Words<'_>, quote: &Quote<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let (source, cue) = (line(&words.at(&quote.source)), line(&words.at(&quote.cue)));
    let speaker = match quote.speakers.as_slice() {
        [] if source.is_empty() => "Nobody named".to_owned(),
        [] => format!("Unresolved: {source}"),
        speakers => line(&names.joined(speakers, " and ")),
    };
    let cue = if cue.is_empty() { String::new() } else { format!(" · {cue}") };
    let denied = if quote.negated { " · negated" } else { "" };
    let hedged = if quote.hedged { " · hedged" } else { "" };
    writeln!(out, "\n{speaker}{cue} · {}{denied}{hedged}", quote.kind)?;
    out.write_all(wrapped(&quoted(&quote.kind, &line(&quote.text)), "    ").as_bytes())?;
    let to = quote.addressee.as_ref().map(|to| to.entity.as_deref().map_or(&*to.text, |id| names.name(id)));
    let mut notes: Vec<String> = to.map(|to| format!("to {}", line(to))).into_iter().collect();
    if !quote.about.is_empty() {
        notes.push(format!("about {}", line(&names.joined(&quote.about, ", "))));
    }
    notes.push(format!("confidence {} by {}", quote.confidence, quote.why));
    writeln!(out, "    [{}]", notes.join(" · "))
}

/// A direct quotation that has no marks of its own, such as a turn of a transcript, gets them.
pub(crate) fn quoted(kind: &str, text: &str) -> String {
    let marked = text.starts_with(['“', '"', '‘', '\'', '«', '„', '`', '‹', '「']);
    if kind == "direct" && !marked { format!("“{text}”") } else { text.to_owned() }
}
