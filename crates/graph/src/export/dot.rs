//! A picture for Graphviz: `dot -Tsvg`, or `sfdp` for many nodes.

use crate::graph::{Edge, Graph, Node, NodeKind};
use std::io::{self, Write};

/// Characters of a quotation that its node shows.
const LABEL_LEN: usize = 90;
/// Characters a line of a label.
const LINE_LEN: usize = 28;

pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph whosaid {{")?;
    writeln!(out, "  graph [rankdir=LR, overlap=false, splines=true, ranksep=1.2, fontname=\"Helvetica\"];")?;
    writeln!(out, "  node [style=filled, color=\"#00000040\", fontname=\"Helvetica\", fontsize=12];")?;
    writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#666666\", fontcolor=\"#666666\"];")?;
    for node in graph.nodes() {
        let (shape, fill) = look(node.kind);
        let size = if node.kind == NodeKind::Quotation { ", fontsize=9" } else { "" };
        let (id, label) = (quoted(&node.id), quoted(&label(node)));
        let tip = quoted(&node.name);
        writeln!(out, "  {id} [label={label}, tooltip={tip}, shape={shape}, fillcolor=\"{fill}\"{size}];")?;
    }
    for edge in graph.edges() {
        writeln!(out, "  {} -> {} [{}];", quoted(&edge.subject), quoted(&edge.object), line(edge))?;
    }
    writeln!(out, "}}")
}

/// Shape and colour by kind.
fn look(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Person => ("ellipse", "#ffd9a8"),
        NodeKind::Nation => ("box", "#bfe3c0"),
        NodeKind::Organisation => ("component", "#c9d8f5"),
        NodeKind::Quotation => ("note", "#fffbe6"),
        NodeKind::Role => ("hexagon", "#eadcf4"),
        NodeKind::Words => ("plaintext", "#ffffff"),
    }
}

fn label(node: &Node) -> String {
    match (node.kind, &node.code) {
        (NodeKind::Quotation, _) => wrapped(&node.name),
        (NodeKind::Role, Some(code)) => format!("{} ({code})", node.name),
        _ => node.name.clone(),
    }
}

fn line(edge: &Edge) -> String {
    let name = if edge.count > 1 { format!("{} ×{}", edge.predicate, edge.count) } else { edge.predicate.clone() };
    let colour = match edge.predicate.as_str() {
        "said" => "#b8a76a",
        "spoke_about" => "#4a7fb5",
        "has_role" | "represents" => "#9a7fb0",
        _ => "#b5504a",
    };
    // Thicker with the number of statements, up to a width that still looks like a line.
    let width = 1 + edge.count.min(32).ilog2();
    format!("label={}, color=\"{colour}\", fontcolor=\"{colour}\", penwidth={width}", quoted(&name))
}

/// The beginning of a quotation in short lines.
fn wrapped(text: &str) -> String {
    let (mut lines, mut length) = (vec![String::new()], 0);
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LABEL_LEN {
            lines.push("…".into());
            break;
        }
        let Some(last) = lines.last_mut() else { break };
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= LINE_LEN {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

/// As a quoted string of the language; control characters but line breaks become the replacement character.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // Graphviz reads HTML entities in labels.
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_stays_inside_its_string() {
        assert_eq!(quoted("a\"];\\ &lt; \u{0}\nb"), "\"a\\\"];\\\\ &amp;lt; \u{fffd}\\nb\"");
    }

    #[test]
    fn a_long_quotation_is_cut_between_words() {
        let label = wrapped(&"many words ".repeat(40));
        assert!(label.ends_with("\n…") && label.chars().count() < LABEL_LEN + 4, "{label}");
        assert!(label.lines().all(|line| line.chars().count() <= LINE_LEN));
        assert_eq!(wrapped("short"), "short");
    }
}
