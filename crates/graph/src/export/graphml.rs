//! GraphML. Lists are joined by `|` (a `|` inside is written `\|`, a `\` is written `\\`); evidence is JSON.

use crate::graph::{Edge, Graph, Node};
use quick_xml::escape::escape;
use std::io::{self, Write};

/// Attribute names with their GraphML types; the values are written in the same order.
const NODE_KEYS: [(&str, &str); 16] = [
    ("kind", "string"),
    ("name", "string"),
    ("aliases", "string"),
    ("code", "string"),
    ("wikidata", "string"),
    ("gender", "string"),
    ("documents", "string"),
    ("text", "string"),
    ("quote_kind", "string"),
    ("document", "string"),
    ("date", "string"),
    ("negated", "boolean"),
    ("hedged", "boolean"),
    ("confidence", "double"),
    ("why", "string"),
    ("resolved_by", "string"),
];
const EDGE_KEYS: [(&str, &str); 8] = [
    ("predicate", "string"),
    ("count", "long"),
    ("cameo", "string"),
    ("first", "string"),
    ("last", "string"),
    ("confidence", "double"),
    ("documents", "string"),
    ("evidence", "string"),
];

pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    for (letter, domain, keys) in [('n', "node", &NODE_KEYS[..]), ('e', "edge", &EDGE_KEYS[..])] {
        for (nth, (name, kind)) in keys.iter().enumerate() {
            writeln!(out, r#"  <key id="{letter}{nth}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>"#)?;
        }
    }
    writeln!(out, r#"  <graph id="whosaid" edgedefault="directed">"#)?;
    for node in graph.nodes() {
        writeln!(out, r#"    <node id="{}">"#, xml(&node.id))?;
        data(out, 'n', &node_values(node))?;
        writeln!(out, "    </node>")?;
    }
    for (nth, edge) in graph.edges().iter().enumerate() {
        let (source, target) = (xml(&edge.subject), xml(&edge.object));
        writeln!(out, r#"    <edge id="edge{}" source="{source}" target="{target}">"#, nth + 1)?;
        data(out, 'e', &edge_values(edge)?)?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Values that are not there are not written.
fn data<const N: usize>(out: &mut dyn Write, letter: char, values: &[Option<String>; N]) -> io::Result<()> {
    for (nth, value) in values.iter().enumerate() {
        if let Some(value) = value {
            writeln!(out, r#"      <data key="{letter}{nth}">{}</data>"#, xml(value))?;
        }
    }
    Ok(())
}

fn node_values(node: &Node) -> [Option<String>; NODE_KEYS.len()] {
    let quotation = node.quotation.as_ref();
    [
        Some(node.kind.name().into()),
        Some(node.name.clone()),
        list(&node.aliases),
        node.code.clone(),
        node.wikidata.clone(),
        node.gender.clone(),
        list(&node.documents),
        quotation.map(|q| q.text.clone()),
        quotation.map(|q| q.quote_kind.clone()),
        quotation.map(|q| q.document.clone()),
        quotation.and_then(|q| q.date.clone()),
        quotation.map(|q| q.negated.to_string()),
        quotation.map(|q| q.hedged.to_string()),
        quotation.map(|q| q.confidence.to_string()),
        quotation.map(|q| q.why.clone()),
        quotation.map(|q| q.resolved_by.clone()).filter(|rule| !rule.is_empty()),
    ]
}

fn edge_values(edge: &Edge) -> io::Result<[Option<String>; EDGE_KEYS.len()]> {
    Ok([
        Some(edge.predicate.clone()),
        Some(edge.count.to_string()),
        edge.cameo.clone(),
        edge.first.clone(),
        edge.last.clone(),
        Some(edge.confidence.to_string()),
        list(&edge.documents),
        Some(serde_json::to_string(&edge.evidence)?),
    ])
}

fn list(items: &[String]) -> Option<String> {
    let items: Vec<_> = items.iter().map(|item| item.replace('\\', "\\\\").replace('|', "\\|")).collect();
    (!items.is_empty()).then(|| items.join("|"))
}

/// Escaped, and line breaks with it, which a reader would turn into others. Characters that XML 1.0 cannot hold, even
/// escaped, become the replacement character.
fn xml(text: &str) -> String {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().map(|c| if legal(c) { c } else { char::REPLACEMENT_CHARACTER }).collect();
    escape(text.as_str()).replace('\r', "&#13;").replace('\n', "&#10;").replace('\t', "&#9;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_breaks_the_file() {
        assert_eq!(xml("<a & \"b\">\r\n"), "&lt;a &amp; &quot;b&quot;&gt;&#13;&#10;");
        assert_eq!(xml("nul \0, bell \u{7}, \u{ffff}, 👍"), "nul \u{fffd}, bell \u{fffd}, \u{fffd}, 👍");
    }

    #[test]
    fn lists_can_be_taken_apart() {
        assert_eq!(list(&["a|b".into(), "c\\".into()]).as_deref(), Some("a\\|b|c\\\\"));
        assert_eq!(list(&[]), None);
    }
}
