//! What edges say, and how the exporters write it.

use serde_json::{Value, json};
use whosaid::wire::{Document, OffsetUnit, Range};
use whosaid_graph::NodeKind::{Nation, Person, Quotation, Role, Words};
use whosaid_graph::{Format, Graph, GraphBuilder};

const TEXT: &str = "👍 “Go <now>,” President Zoë Ek told reporters | friends. Zoë Ek met Finland.";

/// Where words stand, in code points.
fn at(words: &str) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    json!([start, start + words.chars().count()])
}

fn document(id: &str, date: &str) -> Document<'static> {
    let said = "Go <now>,";
    let relation = |predicate: &str, object: &str, evidence: &str, quote: Value| {
        let mut relation = json!({"subject": "person:zoe-ek", "predicate": predicate, "object": object,
            "evidence": [at(evidence)], "confidence": 0.5});
        if quote.is_string() {
            relation["quote"] = quote;
        }
        relation
    };
    let mut met = relation("met", "nation:FI", "met", Value::Null);
    met["cameo"] = json!("04");
    let doc = json!({
        "schema_version": 1, "id": id, "meta": {"date": date}, "text": TEXT,
        "entities": [
            {"id": "person:zoe-ek", "kind": "person", "name": "Zoë Ek", "mentions": [],
             "roles": [{"title": "president", "nation": "FI", "span": at("President")}]},
            {"id": "nation:FI", "kind": "nation", "name": "Finland", "code": "FI", "mentions": []}],
        "quotes": [{"id": "q1", "kind": "direct", "content": [at(said)], "text": said, "cue": [at("told")],
            "source": [at("President Zoë Ek")], "speakers": ["person:zoe-ek"], "confidence": 0.9, "why": "subject-verb"}],
        "relations": [
            relation("said", "q1", "told", json!("q1")),
            relation("addressed", "text:reporters | friends", "told reporters", json!("q1")),
            relation("has_role", "text:president", "President", Value::Null),
            met,
            relation("met", "person:nobody", "met", Value::Null)]});
    serde_json::from_value(doc).unwrap()
}

fn graph(documents: &[Document<'_>]) -> Graph {
    let mut builder = GraphBuilder::new();
    for doc in documents {
        builder.add(doc).unwrap();
    }
    builder.finish()
}

fn written(graph: &Graph, format: Format) -> String {
    let mut out = Vec::new();
    format.write(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_edge_has_its_words() {
    let graph = graph(&[document("a", "2025-03-18"), document("b", "2025-03-17")]);
    let edges: Vec<_> = graph
        .edges()
        .iter()
        .map(|edge| {
            (edge.predicate.as_str(), edge.object.as_str(), edge.count, edge.evidence[0].text.as_deref().unwrap())
        })
        .collect();
    let expected = [
        ("addressed", "text:reporters | friends", 2, "told reporters"),
        ("has_role", "role:president@FI", 2, "President"),
        ("met", "nation:FI", 2, "met"),
        ("said", "a#q1", 1, "told"),
        ("said", "b#q1", 1, "told"),
    ];
    assert_eq!(edges, expected, "the edge to nobody is left out");
    let met = &graph.edges()[2];
    assert_eq!((met.first.as_deref(), met.last.as_deref()), (Some("2025-03-17"), Some("2025-03-18")));
    assert_eq!((met.documents.len(), met.cameo.as_deref()), (2, Some("04")));
}

#[test]
fn both_ends_of_every_edge_are_nodes() {
    let graph = graph(&[document("a", "2025-03-18")]);
    for edge in graph.edges() {
        for end in [&edge.subject, &edge.object] {
            assert!(graph.nodes().iter().any(|node| node.id == *end), "{end}");
        }
    }
    let kinds: Vec<_> = graph.nodes().iter().map(|node| node.kind).collect();
    assert_eq!(kinds, [Quotation, Nation, Person, Role, Words]);
}

#[test]
fn evidence_is_counted_in_code_points_whatever_the_document_counts_in() {
    let chars = graph(&[document("a", "2025-03-18")]);
    let mut doc = document("a", "2025-03-18");
    doc.convert_offsets(OffsetUnit::Byte).unwrap();
    assert_eq!(graph(&[doc]).edges(), chars.edges());
}

#[test]
fn without_a_text_the_quotation_is_the_evidence() {
    let mut doc = document("a", "2025-03-18");
    doc.text = None;
    let graph = graph(&[doc]);
    let said = graph.edges().iter().find(|edge| edge.predicate == "said").unwrap();
    assert_eq!(said.evidence[0].text.as_deref(), Some("Go <now>,"));
    let met = graph.edges().iter().find(|edge| edge.predicate == "met").unwrap();
    assert_eq!(met.evidence[0].text, None);
}

#[test]
fn offsets_that_are_none_of_the_text_do_no_harm() {
    let mut doc = document("a", "2025-03-18");
    doc.relations[0].evidence = vec![Range(5, 9999), Range(9, 2)];
    assert_eq!(graph(&[doc]).edges().len(), 4);
}

#[test]
fn json_is_node_link() {
    let graph = graph(&[document("a", "2025-03-18")]);
    let data: Value = serde_json::from_str(&written(&graph, Format::Json)).unwrap();
    assert_eq!((&data["directed"], &data["multigraph"]), (&json!(true), &json!(true)));
    assert_eq!(data["nodes"].as_array().unwrap().len(), graph.nodes().len());
    let said = data["edges"].as_array().unwrap().iter().find(|edge| edge["key"] == "said").unwrap();
    assert_eq!((&said["source"], &said["target"]), (&json!("person:zoe-ek"), &json!("a#q1")));
    let quotation = &data["nodes"][0];
    assert_eq!(quotation["text"], "Go <now>,");
    assert_eq!((&quotation["kind"], &quotation["quote_kind"]), (&json!("quotation"), &json!("direct")));
    assert_eq!(said["evidence"][0]["spans"], json!([at("told")]));
}

/// Element names and texts, read back by an XML parser.
#[test]
fn graphml_is_well_formed_xml_with_all_nodes_and_edges() {
    use quick_xml::events::Event;
    let mut doc = document("a", "2025-03-18");
    doc.quotes[0].text = "nul \0 & <tag> \u{ffff}".into();
    let graph = graph(&[doc]);
    let xml = written(&graph, Format::Graphml);
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut nodes, mut edges) = (0, 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "node" => nodes += 1,
            Event::Start(tag) if tag.name().as_ref() == "edge" => edges += 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((nodes, edges), (graph.nodes().len(), graph.edges().len()));
    assert!(!xml.contains(['\0', '\u{ffff}']) && xml.contains("&lt;tag&gt;"));
}

#[test]
fn dot_names_every_node_and_edge() {
    let graph = graph(&[document("a", "2025-03-18")]);
    let dot = written(&graph, Format::Dot);
    assert_eq!(dot.matches(" -> ").count(), graph.edges().len());
    assert!(dot.contains("\"person:zoe-ek\" -> \"nation:FI\" [label=\"met\""));
    assert!(dot.contains("label=\"president (FI)\""));
}
